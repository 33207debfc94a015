// What is meant once is done once; and the program's view is what is shown.

import assert from 'node:assert/strict';
import { calls, focused, show, until } from './program.mjs';

/** @type {import('./index.mjs').Interaction[]} */
export const ONCE = [
  { name: 'submit-once', scenario: 'form-ready', check: submitOnce },
  { name: 'submit-refused', scenario: 'form-ready', check: submitRefused },
  { name: 'practice-by-one-click', scenario: 'first-run', check: practiceByOneClick },
  { name: 'sign-in-once', scenario: 'sign-in', check: signInOnce },
  { name: 'next-card-once', scenario: 'done', check: nextCardOnce },
  { name: 'pin-noted-once', scenario: 'question-show-pin', check: pinNotedOnce },
  { name: 'stop-once', scenario: 'run-generate', check: stopOnce },
  { name: 'reload-during-run', scenario: 'run-certificates', check: reloadDuringRun },
  { name: 'practice-cards', scenario: 'practice-form', check: practiceCards },
  { name: 'older-view', scenario: 'form-ready', check: olderView },
  { name: 'typed-while-told', scenario: 'form-half-filled', check: typedWhileTold },
  { name: 'locked-form', scenario: 'form-half-filled', check: lockedForm },
  { name: 'wrong-signature-pin', scenario: 'form-ready', check: wrongSignaturePin },
];

async function submitOnce(page) {
  await page.locator('footer input').fill('135792');
  await page.evaluate(() => window.program.hold('submit'));
  await page.locator('footer button').last().dblclick();
  await page.keyboard.press('Control+Enter');
  await page.keyboard.press('Enter');
  await page.waitForTimeout(100);
  const sent = await calls(page, 'submit');
  assert.equal(new Set(sent.map(({ given }) => given.operation)).size, 1, 'one operation');
  assert.equal(sent.length, 1, 'sent once');
}

async function submitRefused(page) {
  const field = page.locator('footer input');
  await page.evaluate(() =>
    window.program.answer('submit', { refused: { code: 'run-under-way', data: { device: 'Reader 2' } } }),
  );
  await field.fill('135792');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').waitFor();
  assert.match(await page.getByRole('alert').textContent(), /Another submission/);
  await field.fill('135792');
  await page.keyboard.press('Enter');
  await until('sent again', async () => (await calls(page, 'submit')).length === 2);
  const [one, other] = await calls(page, 'submit');
  assert.notEqual(one.given.operation, other.given.operation, 'another wish is another operation');
}

async function practiceByOneClick(page) {
  await page.evaluate(() => window.program.hold('open_place'));
  await page.getByRole('button', { name: 'Practise' }).dblclick();
  await page.waitForTimeout(100);
  const opened = await calls(page, 'open_place');
  assert.deepEqual(opened, [{ command: 'open_place', given: { choice: { kind: 'practice' } } }]);
}

async function signInOnce(page) {
  await page.evaluate(() => window.program.hold('sign_in'));
  await page.keyboard.type('246813');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.waitForTimeout(100);
  assert.equal((await calls(page, 'sign_in')).length, 1);
}

async function nextCardOnce(page) {
  await page.evaluate(() => window.program.hold('next_card'));
  await page.locator('footer button').last().dblclick();
  await page.waitForTimeout(100);
  assert.equal((await calls(page, 'next_card')).length, 1);
}

async function pinNotedOnce(page) {
  await page.locator('[data-shows="pin"]').waitFor();
  await page.evaluate(() => window.program.hold('pin_noted'));
  await page.getByRole('dialog').locator('button').last().dblclick();
  await page.waitForTimeout(100);
  const noted = await calls(page, 'pin_noted');
  assert.deepEqual(
    noted.map(({ given }) => given),
    [{ question: 3, noted: true }],
  );
}

async function stopOnce(page, scenarios) {
  await page.locator('footer button').first().click();
  await until('stop', async () => (await calls(page, 'stop')).length >= 1);
  await show(page, scenarios.get('run-stopping-new-keys'));
  await page.locator('footer button').first().click({ force: true });
  await page.waitForTimeout(100);
  assert.equal((await calls(page, 'stop')).length, 1);
}

/** A window that is loaded again finds everything as it was, and does nothing by itself. */
async function reloadDuringRun(page) {
  await page.reload();
  await page.locator('[data-step="certificates"][data-state="running"]').waitFor();
  assert.deepEqual(await calls(page), []);
}

async function practiceCards(page) {
  const panel = page.locator('#practice-panel');
  await panel.getByRole('button', { name: 'Insert card 3' }).click();
  await panel.getByRole('button', { name: 'Pull card 2' }).click();
  await panel.getByRole('button', { name: /officer card/ }).click();
  await until('three commands', async () => (await calls(page)).length === 3);
  const [insert, pull, officer] = await calls(page);
  assert.deepEqual(insert, { command: 'practice_insert', given: { card: 3 } });
  assert.deepEqual(pull, { command: 'practice_pull', given: { device: 'Practice reader 2 (subject)' } });
  assert.deepEqual(officer, { command: 'practice_pull', given: { device: 'Practice reader 1 (officer)' } });
}

async function olderView(page, scenarios) {
  await show(page, scenarios.get('run-host'));
  await page.locator('[data-step="host"][data-state="running"]').waitFor();
  const older = { ...scenarios.get('run-read').view, number: 1 };
  await page.evaluate((view) => window.program.tell(view), older);
  await page.waitForTimeout(50);
  assert.equal(await page.locator('[data-step="host"][data-state="running"]').count(), 1, 'an older view is not shown');
}

/** A view that comes while somebody types takes no letter away, and no focus. */
async function typedWhileTold(page, scenarios) {
  const field = page.locator('[data-field="given_name"] input');
  await field.focus();
  for (const letter of 'Anna') {
    await page.keyboard.type(letter);
    await show(page, scenarios.get('form-half-filled'));
  }
  assert.equal(await field.inputValue(), 'Anna');
  assert.equal(await focused(page), 'field given_name');
}

async function lockedForm(page, scenarios) {
  const field = page.locator('[data-field="common_name"] input');
  await field.focus();
  await show(page, scenarios.get('locked-card-removed'));
  await until('the form is out of sight', async () => !(await field.isVisible()));
  assert.equal(await page.getByRole('grid').isVisible(), false, 'the content table too');
  await page.keyboard.press('Control+Enter');
  await page.keyboard.press('F5');
  assert.deepEqual(await calls(page), [], 'its keys do nothing');
  await show(page, scenarios.get('form-half-filled'));
  await until('the form is back', async () => field.isVisible());
  assert.equal(await field.inputValue(), 'Anna Berg');
  await until('the focus is back', async () => (await focused(page)) === 'field common_name');
}

async function wrongSignaturePin(page, scenarios) {
  await page.locator('footer input').fill('135792');
  await page.keyboard.press('Enter');
  await until('submit', async () => (await calls(page, 'submit')).length === 1);
  await show(page, scenarios.get('run-open'));
  await show(page, scenarios.get('failed-wrong-pin'));
  await until('back to the form', async () => (await calls(page, 'back_to_form')).length === 1);
  await show(page, scenarios.get('form-ready'));
  await page.getByRole('alert').waitFor();
  await page.locator('footer').getByText('2 tries left', { exact: true }).waitFor();
  await until('the PIN has the focus', async () => /PIN/.test(await focused(page)));
  assert.equal(await page.locator('footer input').inputValue(), '');
}
