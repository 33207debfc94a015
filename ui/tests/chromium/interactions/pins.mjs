// PINs and PUKs: letters printed, cards unblocked, and where PINs go.

import assert from 'node:assert/strict';
import { calls, focused, show, until } from './program.mjs';

/** @type {import('./index.mjs').Interaction[]} */
export const PINS = [
  { name: 'pin-letters-keyboard', scenario: 'pin-letters', check: printByKeyboard },
  { name: 'pin-letters-keyboard-200', scenario: 'pin-letters', size: 200, check: printByKeyboard },
  { name: 'pin-letters-range', scenario: 'pin-letters', check: chooseRanges },
  { name: 'pin-letters-mails-keyboard', scenario: 'pin-mails', check: mailsByKeyboard },
  { name: 'pin-mailer-keyboard', scenario: 'question-pin-mailer-both', check: mailerByKeyboard },
  { name: 'puk-code-hides', scenario: 'question-show-puk', clock: true, check: pukHides },
  { name: 'pin-code-after-locked', scenario: 'question-show-pin', check: shownOnceUnlocked },
  { name: 'sign-begins-at-the-pin', scenario: 'pin-letters', check: printBeginsAtPin },
  { name: 'unblock-begins-at-the-pin-200', scenario: 'service-blocked', size: 200, check: unblockBeginsAtPin },
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
    { letters: ['117', '118'], printer: 'Canon-iR-Reception', reason: null, pin: '1234' },
  );
  await page.locator('.did').waitFor();
}

/** The Shift key chooses all between two rows, at the check box as in the row, and chooses no text. */
async function chooseRanges(page) {
  await page.locator('header nav [data-tab="pin-letters"]').click();
  const row = (at) => page.locator('[data-row]').nth(at);
  const chosen = () => page.locator('[data-row] input:checked').count();
  await row(1).click();
  await row(4).click({ modifiers: ['Shift'] });
  assert.equal(await chosen(), 4);
  await page.keyboard.press('Shift+ArrowDown');
  assert.equal(await chosen(), 5);
  await page.keyboard.press('Shift+ArrowUp');
  await page.keyboard.press('Shift+ArrowUp');
  assert.equal(await chosen(), 3);
  await row(6).locator('input').click();
  await row(8)
    .locator('input')
    .click({ modifiers: ['Shift'] });
  assert.equal(await chosen(), 6);
  await row(7)
    .locator('input')
    .click({ modifiers: ['Shift'] });
  assert.equal(await chosen(), 4);
  assert.equal(await row(6).locator('input').isChecked(), true);
  assert.equal(await page.evaluate(() => getSelection()?.toString()), '');
  await page.locator('thead input').click();
  assert.equal(await chosen(), 20);
  await page.locator('thead input').click();
  assert.equal(await chosen(), 0);
  await row(0).focus();
  await page.keyboard.press('Control+a');
  assert.equal(await chosen(), 20);
}

/** Choosing by the arrows keeps the focus where it is. */
async function mailsByKeyboard(page) {
  await page.locator('header nav [data-tab="pin-letters"]').click();
  await until('the search has the focus', async () => (await focused(page)) === 'Search');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  assert.equal(await focused(page), 'Letters');
  await page.keyboard.press('ArrowRight');
  await page.getByText('550 5.1.2').waitFor();
  assert.equal(await focused(page), 'Mails');
  assert.deepEqual(await given(page, 'pin_mails'), [{ query: { state: 'failed', before: null } }]);
  await page.keyboard.press('ArrowLeft');
  await page.getByText('letter IDs free').waitFor();
  assert.equal(await focused(page), 'Letters');
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

const held = (page) => page.evaluate(() => document.activeElement?.getAttribute('type'));

/** A PIN code that is due while the window is locked is taken once it is unlocked, and not before. */
async function shownOnceUnlocked(page, scenarios) {
  const asked = scenarios.get('question-show-pin');
  await show(page, scenarios.get('run-read'));
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  const before = (await calls(page, 'take_pin')).length;
  const view = structuredClone(asked.view);
  view.sitting.run.question.id += 1;
  const next = structuredClone(view);
  const { officer } = view.sitting.officer.session;
  view.sitting.officer.session = { kind: 'locked', officer, why: 'card-removed' };
  await show(page, { view });
  await page.getByRole('heading', { name: 'Locked' }).waitFor();
  assert.equal((await calls(page, 'take_pin')).length, before, 'locked, nobody is given it');
  await show(page, { view: next });
  await page.locator('[data-shows="pin"]').waitFor();
  assert.equal((await calls(page, 'take_pin')).length, before + 1);
}

async function printBeginsAtPin(page) {
  await page.locator('header nav [data-tab="pin-letters"]').click();
  await page.getByRole('grid').waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await dialog(page).waitFor();
  await until('the PIN has the focus', async () => (await held(page)) === 'password');
}

/** Whenever the offer comes, and in sight. */
async function unblockBeginsAtPin(page) {
  await page.evaluate(() => window.program.hold('offer_service'));
  await page.locator('.card-line .first .button').last().click();
  await dialog(page).waitFor();
  await until('the dialog has the focus', () => page.evaluate(() => document.activeElement?.role === 'dialog'));
  await page.evaluate(() => window.program.release('offer_service'));
  await until('the PIN has the focus', async () => (await held(page)) === 'password');
  const [field, content] = await Promise.all([
    dialog(page).locator('input[type="password"]').boundingBox(),
    dialog(page).locator('.content').boundingBox(),
  ]);
  assert.ok(field.y >= content.y && field.y + field.height <= content.y + content.height, 'the PIN is in sight');
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
  // What is typed before it is there goes nowhere.
  await page.locator('[data-entry]').first().waitFor();
  await page.keyboard.type('Unblock');
  await page.locator('[data-entry="unblock"][aria-selected="true"]').waitFor();
  await page.keyboard.press('Enter');
  await dialog(page).getByText('Unblocking sets a new PIN').waitFor();
}
