// The Activity tab, and certificates and cards in full, after somebody did something there.

const tab = (page) => page.locator('header nav [data-tab="activity"]').click();

/** Opens the tab, and waits for the order beside the list. */
async function openTab(page) {
  await tab(page);
  await page.locator('.both footer').waitFor();
  await page.waitForFunction(() => document.querySelector('.both [aria-busy="true"]') === null);
  const entry = page.locator('.both .details');
  if ((await entry.count()) > 0) await entry.locator('[data-record], .error, .quiet, .act').first().waitFor();
}

/** Opens what lies in the first key's place in full. */
async function openCertificate(page) {
  await page.locator('[data-cell="0 1"]').click();
  await page.locator('.panel .button').click();
  await page.getByRole('dialog').locator('dl, .error').first().waitFor();
}

async function openCard(page) {
  await page.locator('.card-line .button').click();
  await page.getByRole('dialog').locator('section').first().waitFor();
}

const inTab = (act) => async (page) => {
  await openTab(page);
  await act(page);
};

const press = (which) => (page) => page.locator('.details .actions .button').nth(which).click();

async function verify(page) {
  await press(0)(page);
  await page.locator('.verified, .details .error').waitFor();
}

async function exportIt(page) {
  await press(1)(page);
  await page.locator('.exported').waitFor();
}

async function abandon(page) {
  await page.locator('section section .actions .button').first().click();
  await page.getByRole('dialog').waitFor();
}

async function showRaw(page) {
  await openCertificate(page);
  await page.getByRole('dialog').locator('[aria-expanded]').click();
  await page.getByRole('dialog').locator('pre').waitFor();
  await page.getByRole('dialog').locator('pre').scrollIntoViewIfNeeded();
}

async function searchRefused(page) {
  const trouble = { code: 'search-text-too-short', data: { min: 3 } };
  await page.evaluate((given) => window.program.answer('activity', { refused: given }), trouble);
  await page.locator('.both input[type="text"]').fill('an');
  await page.locator('.both .fault').waitFor();
}

async function searchNothing(page) {
  await page.evaluate(() => window.program.answer('activity', { entries: [], more: false }));
  await page.locator('.both input[type="text"]').fill('Wolfeschlegel');
  await page.locator('.both .empty').waitFor();
}

async function waiting(page) {
  await page.evaluate(() => window.program.hold('activity'));
  await tab(page);
  await page.locator('.waiting .lines').waitFor();
}

async function orderWaiting(page) {
  await page.evaluate(() => window.program.hold('order_record'));
  await tab(page);
  await page.locator('.details .waiting .lines').waitFor();
}

async function cardOfOrder(page) {
  await press(2)(page);
  await page.getByRole('dialog').locator('[data-record]').first().waitFor();
}

async function certificateOfOrder(page) {
  await page.locator('.details [data-record] button').first().click();
  await page.getByRole('dialog').locator('dl').first().waitFor();
}

async function certificateOfCard(page) {
  await openCard(page);
  await page.getByRole('dialog').locator('[data-record] button').first().click();
  await page.getByRole('dialog').nth(1).locator('dl').first().waitFor();
}

/** The last of the list in full: a row of letter IDs. */
async function lastAct(page) {
  await page.locator('.both [data-row]').last().click();
  await page.locator('.both .details').waitFor();
}

/** What leads to the screen of a scenario. */
export const ACTIVITY_ARRIVALS = {
  ...Object.fromEntries(
    [
      'activity',
      'activity-none',
      'activity-trouble',
      'activity-long-names',
      'activity-acts',
      'activity-request',
      'activity-open',
      'activity-open-elsewhere',
      'activity-open-granted',
      'activity-open-of-another',
      'activity-abandoned',
      'activity-not-verified',
      'activity-order-trouble',
      'activity-practice',
      'activity-practice-open',
    ].map((name) => [name, openTab]),
  ),
  'record-certificate': openCertificate,
  'record-certificate-foreign': openCertificate,
  'record-certificate-trouble': openCertificate,
  'record-card': openCard,
  'record-card-not-in-stock': openCard,
};

/** @type {import('./screens.mjs').Screen[]} */
export const ACTIVITY_ACTS = [
  act('activity-verified', 'activity', 'The signatures of an order verify.', inTab(verify), true),
  act('activity-not-verified', 'activity-not-verified', 'The signatures of an order do not verify.', inTab(verify)),
  act('activity-verified-abandoned', 'activity-abandoned', 'Those of an abandonment verify, too.', inTab(verify)),
  act('activity-exported', 'activity', 'An order was exported.', inTab(exportIt)),
  act('activity-abandon', 'activity-open', 'An order is abandoned.', inTab(abandon), true),
  act('activity-abandon-granted', 'activity-open-granted', 'One of which nothing was issued.', inTab(abandon)),
  act('activity-too-short', 'activity', 'What is searched for is too short.', inTab(searchRefused)),
  act('activity-none-found', 'activity', 'Nothing is found.', inTab(searchNothing)),
  act('activity-waiting', 'activity', 'The list takes its time.', waiting),
  act('activity-order-waiting', 'activity', 'An order takes its time.', orderWaiting),
  act('activity-acts-ids', 'activity-acts', 'Letter IDs that were created ahead.', inTab(lastAct)),
  act('activity-card', 'activity', 'The card of an order.', inTab(cardOfOrder)),
  act('activity-certificate', 'activity', 'A certificate of an order.', inTab(certificateOfOrder)),
  act('record-certificate-raw', 'record-certificate', 'The raw fields of a certificate.', showRaw),
  act('record-card-certificate', 'record-card', 'A certificate opened from its card.', certificateOfCard),
];

function act(name, scenario, shows, act, forced = false) {
  return { name: `act-${name}`, scenario, shows, act, forced };
}
