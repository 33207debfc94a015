// PINs and PUKs: letters printed, cards unblocked, and where PINs go.

import assert from 'node:assert/strict';
import { calls, focused, until } from './program.mjs';

/** @type {import('./index.mjs').Interaction[]} */
export const PINS = [
  { name: 'pin-letters-keyboard', scenario: 'pin-letters', check: printByKeyboard },
  { name: 'pin-letters-keyboard-200', scenario: 'pin-letters', size: 200, check: printByKeyboard },
  { name: 'pin-mailer-keyboard', scenario: 'question-pin-mailer-both', check: mailerByKeyboard },
  { name: 'puk-code-hides', scenario: 'question-show-puk', clock: true, check: pukHides },
  { name: 'service-palette', scenario: 'service-blocked', check: unblockFromPalette },
];

/** What a command was given, each time, without what names the wish. */
const given = async (page, command) => (await calls(page, command)).map(({ given: { operation, ...rest } }) => rest);
const dialog = (page) => page.getByRole('dialog');

/** From the list to the printer without a mouse: Space chooses rows, Enter goes on. */
async function printByKeyboard(page) {
  await page.locator('header nav [data-tab="pin-letters"]').click();
  await page.getByRole('grid').waitFor();
  await until('the search has the focus', async () => (await focused(page)) === 'Search');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await dialog(page).getByText('Print 2 letters').waitFor();
  await dialog(page).getByText('Canon-iR-Reception').first().waitFor();
  await dialog(page).getByLabel('Signature PIN').focus();
  await page.keyboard.type('1234');
  await page.keyboard.press('Enter');
  await until('it is signed', async () => (await calls(page, 'print_letters')).length === 1);
  const [{ letters, printer, reason, pin }] = await given(page, 'print_letters');
  assert.deepEqual(
    { letters, printer, reason, pin },
    { letters: ['118', '117'], printer: 'Canon-iR-Reception', reason: null, pin: '1234' },
  );
  await page.locator('.did').waitFor();
}

async function mailerByKeyboard(page) {
  await dialog(page).waitFor();
  await page.keyboard.type('anna.berg@example.test');
  await page.keyboard.press('Enter');
  await until('it is answered', async () => (await calls(page, 'give_pin_mailer')).length === 1);
  assert.deepEqual(await given(page, 'give_pin_mailer'), [
    { question: 4, address: 'anna.berg@example.test', letter: 'PL-000117' },
  ]);
}

/** Hidden digits are not in the page. */
async function pukHides(page) {
  await page.locator('[data-shows="pin"]').waitFor();
  await page.clock.runFor(31_000);
  await page.getByText('Hidden', { exact: true }).waitFor();
  const html = await page.evaluate(() => document.documentElement.outerHTML);
  assert.ok(!html.includes('4829') && !html.includes('1307'), 'the digits are out of the page');
}

async function unblockFromPalette(page) {
  await page.evaluate(() => {
    window.program.answer('settings', { entries: [], mistakes: [], files: { machine: '', user: null, policy: null } });
    window.program.answer('activity', { entries: [], more: false });
  });
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Unblock');
  await page.locator('[data-entry="unblock"]').waitFor();
  await page.keyboard.press('Enter');
  await dialog(page).getByText('Unblocking sets a new PIN').waitFor();
}
