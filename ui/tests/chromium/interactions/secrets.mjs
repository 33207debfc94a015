// No secret outlives what it was typed for.

import assert from 'node:assert/strict';
import { calls, show, until } from './program.mjs';

const PIN = '135792';

/** @type {import('./index.mjs').Interaction[]} */
export const SECRETS = [
  { name: 'secret-signature-pin', scenario: 'form-ready', check: signaturePin },
  { name: 'secret-sign-in', scenario: 'sign-in', check: signIn },
  { name: 'secret-shown-pin', scenario: 'question-show-pin', check: shownPin },
  { name: 'secret-copied-details', scenario: 'form-ready', check: copiedDetails },
  { name: 'secret-fields', scenario: 'form-ready', check: fields },
];

/** Whether digits are anywhere in the page, its fields or its stores. */
async function isThere(page, digits) {
  const left = await page.evaluate(() => {
    const fields = [...document.querySelectorAll('input, textarea')].map((field) => field.value);
    const stores = [JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie, location.href];
    return [...fields, ...stores, document.documentElement.outerHTML].join('\n');
  });
  return left.includes(digits);
}

async function signaturePin(page, scenarios) {
  await page.locator('footer input').fill(PIN);
  await page.keyboard.press('Enter');
  await until('submit', async () => (await calls(page, 'submit')).length === 1);
  assert.equal(await isThere(page, PIN), false, 'at once');
  await show(page, scenarios.get('run-read'));
  await show(page, scenarios.get('form-ready'));
  assert.equal(await isThere(page, PIN), false, 'after the run');
}

async function signIn(page, scenarios) {
  await page.keyboard.type(PIN);
  await page.keyboard.press('Enter');
  await until('sign_in', async () => (await calls(page, 'sign_in')).length === 1);
  assert.equal(await isThere(page, PIN), false, 'at once');
  await show(page, scenarios.get('sign-in-wrong-pin'));
  assert.equal(await isThere(page, PIN), false, 'when it was wrong');
}

async function shownPin(page, scenarios) {
  await page.locator('[data-shows="pin"]').waitFor();
  await page.getByRole('dialog').locator('button').last().click();
  await until('pin_noted', async () => (await calls(page, 'pin_noted')).length === 1);
  await show(page, scenarios.get('done'));
  const text = await page.evaluate(() => document.documentElement.outerHTML);
  assert.ok(!text.includes('482') || !text.includes('913'), 'gone with its box');
}

/** Details of an error are copied for somebody who helps: what happened, and no secret. */
async function copiedDetails(page, scenarios) {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.locator('footer input').fill(PIN);
  await show(page, scenarios.get('failed-written-in-part'));
  await page.getByRole('button', { name: 'Copy details' }).click();
  const copied = async () => page.evaluate(() => navigator.clipboard.readText());
  await until('it is copied', async () => (await copied()).includes('card-removed'));
  assert.match(await copied(), /0193486c-52f0-7c1e-a5b4-9d0f6f1e2c3a/, 'the order is named');
  assert.ok(!(await copied()).includes(PIN));
}

/** Fields for PINs: masked, nothing offered, pasting allowed. */
async function fields(page) {
  const field = page.locator('footer input');
  assert.equal(await field.getAttribute('type'), 'password');
  assert.match((await field.getAttribute('autocomplete')) ?? '', /off|one-time-code/);
  const pasted = await field.evaluate((input) => {
    const data = new DataTransfer();
    data.setData('text', '1');
    return input.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  assert.ok(pasted, 'pasting is not kept from it');
}
