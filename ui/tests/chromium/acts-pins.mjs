// PINs and PUKs after somebody did something: the PIN letters tab, and what is done for a card that was issued.

const tab = (page) => page.locator('header nav [data-tab="pin-letters"]').click();
const dialog = (page) => page.getByRole('dialog');
const settled = (page) => page.waitForFunction(() => document.querySelector('.both [aria-busy="true"]') === null);

/** Opens the tab, and waits for its list. */
async function openTab(page) {
  await tab(page);
  await page.locator('.both footer').waitFor();
  await settled(page);
}

async function openMails(page) {
  await openTab(page);
  await page.locator('.pin-letters [role="radiogroup"] input').last().click();
  await page.locator('.both footer').waitFor();
  await settled(page);
}

const inTab = (act) => async (page) => {
  await openTab(page);
  await act(page);
};

const inMails = (act) => async (page) => {
  await openMails(page);
  await act(page);
};

/** Chooses the first rows by the keyboard, and goes on to printing. */
async function printThree(page) {
  await page.locator('[data-row]').first().focus();
  for (let row = 0; row < 3; row += 1) {
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
  }
  await page.locator('.acts .primary').click();
  await dialog(page).locator('[role="combobox"], .choice-trigger, .none').first().waitFor();
}

async function markThree(page) {
  for (let row = 0; row < 3; row += 1) await page.locator('[data-row] input[type="checkbox"]').nth(row).click();
}

async function print(page) {
  await page.locator('.acts .primary').click();
  await dialog(page).locator('[data-select-trigger], .none').first().waitFor();
}

async function printed(page) {
  await print(page);
  await dialog(page).locator('input[type="password"]').fill('1234');
  await dialog(page).locator('.primary').click();
  await page.locator('.did').waitFor();
}

async function whyNot(page) {
  await page.locator('[data-row]').last().click();
  await page.locator('.acts .primary').hover();
}

async function preview(page) {
  await page.locator('.details .button').first().click();
  await dialog(page).locator('canvas, .error').first().waitFor();
}

async function createIds(page) {
  await page.locator('.both header .quiet').first().click();
  const fields = dialog(page).locator('input');
  await fields.nth(0).fill('pl-');
  await fields.nth(1).fill('500');
  await fields.nth(3).fill('500');
}

async function createWrong(page) {
  await page.locator('.both header .quiet').first().click();
  const fields = dialog(page).locator('input');
  await fields.nth(0).fill('pl_');
  await fields.nth(1).fill('a');
  await fields.nth(2).fill('13');
  await fields.nth(3).fill('5001');
}

async function searchNothing(page) {
  await page.evaluate(() => {
    window.program.answer('letters', { letters: [], more: false, ready: 18, freeIds: 483, mostAtOnce: 20 });
  });
  await page.locator('.both input[type="text"]').fill('Wolfeschlegel');
  await page.locator('.both .empty').waitFor();
}

async function waiting(page) {
  await page.evaluate(() => window.program.hold('letters'));
  await tab(page);
  await page.locator('.waiting .lines').waitFor();
}

async function resend(page) {
  await page.locator('.details .button').first().click();
  await dialog(page).locator('textarea').waitFor();
}

/** Opens what a blocked card's button leads to. */
async function unblock(page) {
  await page.locator('.card-line .first .button').last().click();
  await dialog(page).locator('dl, .error').first().waitFor();
}

async function openMenu(page) {
  await page.locator('.card-line .menu-trigger').click();
  await page.getByRole('menuitem').first().waitFor();
}

const fromMenu = (which) => async (page) => {
  await openMenu(page);
  await page.getByRole('menuitem').nth(which).click();
  await dialog(page).locator('dl').first().waitFor();
};

const shows = (page) => page.locator('[data-shows="pin"]').waitFor();

async function mailerWrong(page) {
  await dialog(page).locator('input').first().fill('anna.berg@');
}

async function mailerWhole(page) {
  await page.evaluate(() => {
    window.program.change((view) => {
      view.settings.mailDomain = 'example.test';
    });
  });
  await dialog(page).locator('input').first().fill('anna.berg');
}

/** What leads to the screen of a scenario. */
export const PIN_ARRIVALS = {
  ...Object.fromEntries(
    ['', '-none', '-long-names', '-printed', '-trouble', '-no-printer'].map((name) => [`pin-letters${name}`, openTab]),
  ),
  ...Object.fromEntries(
    ['', '-none-failed', '-none', '-not-set-up', '-queued'].map((name) => [`pin-mails${name}`, openMails]),
  ),
  'question-show-puk': shows,
  'service-blocked-for-good': unblock,
  'service-trouble': unblock,
};

/** @type {import('./screens.mjs').Screen[]} */
export const PIN_ACTS = [
  act('pin-letters-marked', 'pin-letters', 'Several letters are chosen.', inTab(markThree), true),
  act('pin-letters-print', 'pin-letters', 'Several letters are printed.', inTab(printThree), true),
  act('pin-letters-print-one', 'pin-letters', 'One letter is printed.', inTab(print)),
  act('pin-letters-reprint', 'pin-letters-printed', 'A letter is printed once more.', inTab(print)),
  act('pin-letters-no-printer', 'pin-letters-no-printer', 'There is no printer.', inTab(print)),
  act('pin-letters-printed', 'pin-letters', 'A letter was printed.', inTab(printed)),
  act('pin-letters-why-not', 'pin-letters', 'An erased letter cannot be printed.', inTab(whyNot)),
  act('pin-letters-preview', 'pin-letters', 'A letter as it will look.', inTab(preview)),
  act('pin-letters-preview-trouble', 'pin-letters-no-printer', 'The preview cannot be had.', inTab(preview)),
  act('pin-letters-create', 'pin-letters', 'Letter IDs are created.', inTab(createIds), true),
  act('pin-letters-create-wrong', 'pin-letters', 'What was typed makes no IDs.', inTab(createWrong)),
  act('pin-letters-none-found', 'pin-letters', 'Nothing is found.', inTab(searchNothing)),
  act('pin-letters-waiting', 'pin-letters', 'The list takes its time.', waiting),
  act('pin-mails-resend', 'pin-mails', 'A mail that failed is sent again.', inMails(resend), true),
  act('service-unblock', 'service-blocked', 'A card is unblocked.', unblock, true),
  act('service-menu', 'service-card', 'What can be done with the PIN.', openMenu),
  act('service-unblock-typed', 'service-card', 'The host has no PUK for it.', fromMenu(1)),
  act('service-change', 'service-card', 'The PIN is changed.', fromMenu(0)),
  act('pin-mailer-wrong', 'question-pin-mailer-address', 'That is no address.', mailerWrong),
  act('pin-mailer-whole', 'question-pin-mailer-address', 'The domain is the one that is set.', mailerWhole),
];

function act(name, scenario, shows, act, forced = false) {
  return { name: `act-${name}`, scenario, shows, act, forced };
}
