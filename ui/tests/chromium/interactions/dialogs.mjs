// Dialogs: what opens, what closes, what is asked.

import assert from 'node:assert/strict';
import { calls, focused, show, until } from './program.mjs';

/** @type {import('./index.mjs').Interaction[]} */
export const DIALOGS = [
  { name: 'shortcuts-sheet', scenario: 'form-half-filled', check: shortcuts },
  { name: 'dialog-keeps-focus', scenario: 'question-holder-pin', check: keepsFocus },
  { name: 'new-pin-rules', scenario: 'question-new-pin', check: newPinRules },
  { name: 'new-pin-escape', scenario: 'question-new-pin', check: escapeAnswersNothing },
  { name: 'show-pin-escape', scenario: 'question-show-pin', check: escapeAnswersNothing },
  { name: 'show-pin-hides', scenario: 'question-show-pin', clock: true, check: showPinHides },
  { name: 'show-pin-not-copied', scenario: 'question-show-pin', check: showPinNotCopied },
  { name: 'question-while-locked', scenario: 'question-new-pin', check: whileLocked },
  { name: 'leaving-asks', scenario: 'form-half-filled', check: leavingAsks },
];

const dialog = (page) => page.getByRole('dialog');

async function shortcuts(page) {
  const field = page.locator('[data-field="email"] input');
  await field.focus();
  await page.keyboard.press('F1');
  await dialog(page).waitFor();
  assert.ok((await dialog(page).locator('kbd').count()) >= 8);
  await page.keyboard.press('Escape');
  await dialog(page).waitFor({ state: 'hidden' });
  await until('the focus is back', async () => (await focused(page)) === 'field email');
}

async function keepsFocus(page) {
  for (let stop = 0; stop < 8; stop += 1) {
    await page.keyboard.press('Tab');
    const inside = await page.evaluate(() => document.activeElement.closest('[role="dialog"]') !== null);
    assert.ok(inside, `the focus left the dialog: ${await focused(page)}`);
  }
}

async function newPinRules(page) {
  const set = dialog(page).locator('button[type="submit"]');
  const isOff = () => set.evaluate((button) => button.disabled || button.getAttribute('aria-disabled') === 'true');
  const [first, second] = [dialog(page).locator('input').nth(0), dialog(page).locator('input').nth(1)];
  for (const [pin, again, off] of [
    ['', '', true],
    ['1111', '1111', true],
    ['111111', '111111', true],
    ['123456', '123456', true],
    ['48291a', '48291a', true],
    ['482913', '482914', true],
    ['482913', '482913', false],
  ]) {
    await first.fill(pin);
    await second.fill(again);
    assert.equal(await isOff(), off, `${pin} ${again}`);
  }
  await page.keyboard.press('Enter');
  await until('enter_new_pin', async () => (await calls(page, 'enter_new_pin')).length === 1);
  assert.deepEqual((await calls(page, 'enter_new_pin'))[0].given, { question: 2, pin: '482913', again: '482913' });
}

async function escapeAnswersNothing(page) {
  await page.keyboard.press('Escape');
  await page.mouse.click(5, 5);
  await page.waitForTimeout(100);
  assert.ok(await dialog(page).isVisible(), 'the question stays');
  const answers = ['cancel_new_pin', 'decline', 'pin_noted', 'enter_new_pin'];
  assert.deepEqual(
    (await calls(page)).filter(({ command }) => answers.includes(command)),
    [],
  );
}

async function showPinHides(page) {
  const shown = page.locator('[data-shows="pin"]');
  await shown.waitFor();
  assert.equal((await shown.textContent()).replace(/\s/g, ''), '482913');
  await page.clock.runFor(25_000);
  assert.ok(await shown.isVisible(), 'after 25 s it is there');
  await dialog(page).locator('.box button').click();
  await page.clock.runFor(15_000);
  assert.ok(await shown.isVisible(), 'it was asked to stay longer');
  await page.clock.runFor(60_000);
  await until('it is hidden', async () => !(await shown.isVisible()));
  assert.ok(!(await page.content()).includes('482'), 'hidden, it is not in the page');
  await dialog(page).locator('.box button').click();
  assert.ok(await shown.isVisible(), 'it can be looked at again');
  assert.equal((await calls(page, 'take_pin')).length, 1, 'it was taken once');
}

async function showPinNotCopied(page) {
  const shown = page.locator('[data-shows="pin"]');
  await shown.waitFor();
  await shown.dblclick();
  await page.keyboard.press('Control+a');
  const selected = await page.evaluate(() => getSelection().toString().replace(/\s/g, ''));
  assert.ok(!selected.includes('482') && !selected.includes('913'), `selected: ${selected}`);
  const withheld = await shown.evaluate((element) => {
    return !element.dispatchEvent(new ClipboardEvent('copy', { bubbles: true, cancelable: true }));
  });
  assert.ok(withheld, 'copying is withheld');
}

async function whileLocked(page, scenarios) {
  await dialog(page).locator('input').first().fill('482913');
  const view = structuredClone(scenarios.get('question-new-pin').view);
  const { officer } = view.sitting.officer.session;
  view.sitting.officer.session = { kind: 'locked', officer, why: 'card-removed' };
  await show(page, { view });
  await until('the question is out of sight', async () => !(await dialog(page).isVisible()));
  await page.getByRole('heading', { name: 'Locked' }).waitFor();
  await show(page, scenarios.get('question-new-pin'));
  await dialog(page).waitFor();
}

async function leavingAsks(page) {
  await page.locator('header .menu-trigger').click();
  await page.getByRole('menuitem').first().click();
  await dialog(page).waitFor();
  assert.deepEqual(await calls(page, 'sign_out'), []);
  await page.keyboard.press('Escape');
  await dialog(page).waitFor({ state: 'hidden' });
  assert.deepEqual(await calls(page, 'sign_out'), []);
}
