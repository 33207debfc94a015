// Screens that are there only after somebody did something. They are also looked at in the pseudo-locale: what is pressed is
// found by what it is, not by its words.

import { ACTIVITY_ACTS, ACTIVITY_ARRIVALS } from './acts-activity.mjs';
import { PIN_ACTS, PIN_ARRIVALS } from './acts-pins.mjs';

const click = (selector) => async (page) => page.locator(selector).first().click();
const hover = (selector) => async (page) => page.locator(selector).first().hover();
const press = (key) => async (page) => page.keyboard.press(key);

/** Opens the choice in a cell of the content table, as its keyboard does. */
const openCell = (cell) => async (page) => {
  await page.locator(`[data-cell="${cell}"]`).focus();
  await page.keyboard.press('F2');
};

async function leave(page) {
  await page.locator('header .menu-trigger').click();
  await page.getByRole('menuitem').first().click();
}

async function giveAddress(page) {
  await page.locator('main button').last().click();
  await page.locator('input').first().fill('https://host.example.test:8443');
}

async function typeNewPin(page) {
  const fields = page.getByRole('dialog').locator('input');
  await fields.nth(0).fill('1111');
  await fields.nth(1).fill('1112');
}

async function typeWithCapsLock(page) {
  const field = page.locator('input[type="password"]').first();
  await field.fill('12');
  await field.evaluate((input) => {
    input.dispatchEvent(new KeyboardEvent('keydown', { key: 'A', bubbles: true, modifierCapsLock: true }));
    input.dispatchEvent(new KeyboardEvent('keyup', { key: 'A', bubbles: true, modifierCapsLock: true }));
  });
}

async function typeOfficer(page) {
  await page.locator('main input[type="text"], main input:not([type])').first().fill('Olivia Lind');
  await page.locator('main input[type="password"]').first().fill('24');
}

const openArchive = click('[data-tab="archive"]');

/** Searches for archived keys, for the row that is given. */
const searchArchive = (row) => async (page) => {
  await page.locator(`[data-key="${row}"] [aria-haspopup="dialog"]`).last().click();
  await page.getByRole('dialog').locator('input[type="text"]').last().fill('Anna Berg');
  await page.getByRole('dialog').getByRole('grid').waitFor();
};

/** The same, answered like this. */
const searchAnswered = (answer) => async (page) => {
  if (answer) await page.evaluate((given) => window.program.answer('search_archive', given), answer);
  await page.locator('[data-key="9d"] [aria-haspopup="dialog"]').last().click();
  await page.getByRole('dialog').locator('input[type="text"]').last().fill('An');
  await page.getByRole('dialog').locator('.rows > *').first().waitFor();
  await page.waitForFunction(() => document.querySelector('.rows')?.getAttribute('aria-busy') === 'false');
};

async function highlightArchived(page) {
  await searchArchive('82')(page);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
}

async function malformedSerial(page) {
  const trouble = { code: 'serial-malformed', data: { typed: 'xyz' } };
  await page.evaluate((given) => window.program.answer('search_archive', { refused: given }), trouble);
  await page.locator('[data-key="9d"] [aria-haspopup="dialog"]').last().click();
  await page.getByRole('dialog').locator('input[type="text"]').first().fill('xyz');
  await page.getByRole('dialog').locator('.fault').waitFor();
}

async function decide(page, which) {
  await openArchive(page);
  await page.locator('.actions button').nth(which).click();
  await page.getByRole('dialog').waitFor();
}

/** Opens Settings by its key, and waits for what is in it. */
async function openSettings(page) {
  await page.keyboard.press('Control+Comma');
  await page.locator('[data-setting]').first().waitFor();
}

async function openPalette(page) {
  await page.keyboard.press('Control+k');
  await page.locator('[data-entry^="setting-"]').first().waitFor();
}

/** Opens a dialog that the menu leads to, counted from its end. */
const openFromMenu = (fromEnd, there) => async (page) => {
  await page.locator('header .menu-trigger').click();
  const items = page.getByRole('menuitem');
  await items.nth((await items.count()) - fromEnd).click();
  await page.locator(there).first().waitFor();
};

const openAbout = openFromMenu(1, '[role="dialog"] [data-row]');
const openSupport = openFromMenu(2, '[role="dialog"] [role="listbox"]');

async function readLicence(page) {
  await openAbout(page);
  await page.locator('[data-row]').nth(3).click();
  await page.locator('pre').waitFor();
}

async function findNoComponent(page) {
  await openAbout(page);
  await page.locator('[role="dialog"] input').fill('Zebra');
}

async function saveSupport(page) {
  await openSupport(page);
  await page.locator('[role="option"]').last().click();
  await page.locator('[role="dialog"] .primary').click();
  await page.locator('.saved .status').waitFor();
}

async function changeRefused(page) {
  await openSettings(page);
  await page.locator('[data-setting="practice.enabled"] [role="switch"]').click();
  await page.locator('[data-setting="practice.enabled"] [role="alert"]').waitFor();
}

async function typeNoNumber(page) {
  await openSettings(page);
  await page.locator('[data-setting="pin.show_seconds"] input').fill('4');
}

async function lastSetting(page) {
  await openSettings(page);
  await page.locator('[data-setting="log.level"] [role="combobox"], [data-setting="log.level"] button').first().focus();
}

const findInPalette = (typed) => async (page) => {
  await openPalette(page);
  await page.keyboard.type(typed);
};

async function refusedInPalette(page) {
  await openPalette(page);
  await page.locator('[data-entry="reload"]').click();
  await page.getByRole('alert').waitFor();
}

async function copyPin(page) {
  await page.locator('[data-shows="pin"]').waitFor();
  await page.locator('.copy button').click();
  await page.locator('.copy .status').waitFor();
}

async function showFiltered(page) {
  await page.locator('.filter .link').click();
  await openLastProcedures(page);
}

/** What leads to the screen of a scenario: where a choice is the window's own, and not the program's. */
export const ARRIVALS = {
  ...ACTIVITY_ARRIVALS,
  ...PIN_ARRIVALS,
  settings: openSettings,
  'settings-locked': openSettings,
  'settings-mistakes': openSettings,
  'settings-first-run': openSettings,
  'settings-refused': changeRefused,
  about: openAbout,
  'about-first-run': openAbout,
  support: openSupport,
  'support-not-made': openFromMenu(2, '[role="dialog"] [role="alert"]'),
  palette: openPalette,
  'palette-run': openPalette,
  'palette-signed-out': openPalette,
  'palette-first-run': openPalette,
  'palette-practice': openPalette,
  'archive-requests': openArchive,
  'archive-requests-none': openArchive,
  'archive-requests-own': openArchive,
  'archive-requests-trouble': openArchive,
};

/** @type {import('./screens.mjs').Screen[]} */
export const ACTS = [
  ...ACTIVITY_ACTS,
  ...PIN_ACTS,
  act('first-run-address', 'first-run', 'The address of a host is given.', giveAddress),
  act('first-officer-issue-typing', 'first-officer-issue', 'A PIN for the officer card, not good yet.', typeOfficer),
  act('sign-in-caps-lock', 'sign-in', 'Caps Lock is on.', typeWithCapsLock),
  act('sign-in-device-open', 'sign-in-choose-device', 'The list of devices.', click('[role="combobox"]')),
  act('officer-menu', 'form-ready', 'The officer’s menu.', click('header .menu-trigger')),
  act('officer-menu-during-run', 'run-certificates', 'The officer’s menu during a run.', click('header .menu-trigger')),
  act('leaving-clears', 'form-half-filled', 'Signing out with a half-filled form.', leave),
  act('shortcuts', 'form-ready', 'The sheet of shortcuts.', press('F1'), true),
  act('device-list', 'subject-offered', 'The list of subject devices.', click('.head [role="combobox"]')),
  act('procedure-list', 'subject-read', 'The list of procedures.', openProcedures),
  act('procedure-list-found', 'subject-read', 'The list of procedures, searched.', findProcedure),
  act('procedure-list-nothing', 'subject-read', 'A search that finds nothing.', findNoProcedure),
  act(
    'procedures-hidden',
    'form-ready',
    'Hidden procedures, each with why.',
    click('[data-opens="hidden-procedures"]'),
  ),
  act(
    'procedure-list-practice',
    'practice-procedures',
    'The procedures that come with the program.',
    openLastProcedures,
  ),
  act('action-menu', 'form-ready', 'The actions for a key.', openCell('0 2')),
  act('action-menu-reasons', 'form-disabled-actions', 'Actions that cannot be taken, with why.', openCell('1 2'), true),
  act('algorithm-menu', 'form-generates', 'The algorithms of a new key.', openAlgorithms),
  act('certificate-details', 'form-disabled-actions', 'The details of a certificate.', click('[data-cell="1 1"]')),
  act('field-chooser', 'form-dropped', 'Which fields are shown.', click('.field-chooser')),
  act('missing-list', 'form-faults', 'Everything that is missing.', click('footer [data-popover-trigger]')),
  act('submit-why-not', 'form-ready', 'Why there is nothing to submit yet.', hover('footer .primary')),
  act('words', 'form-ready', 'Exactly what will be signed.', click('footer .what button'), true),
  act('words-long', 'form-24-keys', 'The same for a card that is full.', click('footer .what button')),
  act(
    'words-right-to-left',
    'form-right-to-left',
    'The same with names from right to left.',
    click('footer .what button'),
  ),
  act('request-menu', 'form-search-disabled', 'Whether a recovery request is sent.', openCell('3 3')),
  act('search-disabled', 'form-search-disabled', 'Why Search cannot be used.', openCell('2 2')),
  act('select-archived', 'form-recovers-several', 'Archived keys that were found.', searchArchive('9d')),
  act('select-archived-highlighted', 'form-recovers-chosen', 'One of them is highlighted.', highlightArchived, true),
  act('select-archived-nothing', 'form-recovers-several', 'Nothing is searched for yet.', openCell('2 2')),
  act(
    'select-archived-none',
    'form-recovers-several',
    'No archived key is found.',
    searchAnswered({ certificates: [], more: false }),
  ),
  act(
    'select-archived-short',
    'form-recovers-several',
    'The subject is too short.',
    searchAnswered({ refused: { code: 'subject-too-short', data: { min: 3 } } }),
  ),
  act('select-archived-trouble', 'form-recovers-host-down', 'The archive cannot be searched.', searchAnswered(null)),
  act('select-archived-malformed', 'form-recovers-several', 'What was typed is no serial number.', malformedSerial),
  act('ask-for-approval', 'form-approval-needed', 'Approvals are asked for.', click('.line button')),
  act('approve', 'archive-requests', 'A recovery is approved.', (page) => decide(page, 1)),
  act('refuse', 'archive-requests', 'A recovery is refused.', (page) => decide(page, 0)),
  act('words-recovers', 'form-recovers-ready', 'What is signed of a recovery.', click('footer .what button')),
  act('settings-number-wrong', 'settings', 'A number that is none.', typeNoNumber),
  act('settings-last', 'settings', 'The last settings, and their files.', lastSetting, true),
  act('settings-notice', 'settings-mistakes', 'Files have mistakes: the notice of it.', async () => {}),
  act('about-licence', 'about', 'A component and its licence.', readLicence, true),
  act('about-nothing', 'about', 'A search that finds no component.', findNoComponent),
  act('support-saved', 'support', 'The support bundle is saved.', saveSupport, true),
  act('palette-found', 'palette', 'What was typed is found.', findInPalette('9c'), true),
  act('palette-nothing', 'palette', 'Nothing is called that.', findInPalette('zzzz')),
  act('palette-order', 'palette', 'An open order is found.', findInPalette('0199')),
  act('palette-settings', 'palette', 'Settings are found; a locked one says so.', findInPalette('pin')),
  act('palette-refused', 'palette', 'What was chosen is refused.', refusedInPalette),
  act('pin-copied', 'question-show-pin-copy', 'The PIN code was copied.', copyPin),
  act('filter-menu', 'form-filtered', 'Which procedures the list shows.', click('.filter-opener')),
  act('filter-shown', 'form-filtered', 'The list with those that the filter hides.', showFiltered),
  act('new-pin-typing', 'question-new-pin', 'A new PIN that meets not all rules.', typeNewPin),
];

async function openProcedures(page) {
  await page.locator('.head input[role="combobox"]').click();
  await page.keyboard.press('ArrowDown');
}

async function openLastProcedures(page) {
  await openProcedures(page);
  for (let down = 0; down < 5; down += 1) await page.keyboard.press('ArrowDown');
}

async function findProcedure(page) {
  await page.locator('.head input[role="combobox"]').fill('card');
}

async function findNoProcedure(page) {
  await page.locator('.head input[role="combobox"]').fill('Zebra');
}

async function openAlgorithms(page) {
  await page.locator('[data-cell="1 3"]').focus();
  await page.keyboard.press('Space');
}

function act(name, scenario, shows, act, forced = false) {
  return { name: `act-${name}`, scenario, shows, act, forced };
}
