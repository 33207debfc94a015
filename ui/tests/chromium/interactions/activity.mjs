// What was done: found, read, verified, given up. Certificates and cards in full.

import assert from 'node:assert/strict';
import { calls, focused, show, until } from './program.mjs';

/** @type {import('./index.mjs').Interaction[]} */
export const ACTIVITY = [
  { name: 'activity-keyboard', scenario: 'activity', check: byKeyboard },
  { name: 'activity-scroll', scenario: 'activity', check: scrolled },
  { name: 'activity-late-answers', scenario: 'activity', check: lateAnswers },
  { name: 'activity-abandon', scenario: 'activity-open', check: abandon },
  { name: 'activity-abandon-200', scenario: 'activity-open', size: 200, check: abandon },
  { name: 'activity-card-comes', scenario: 'activity-open-elsewhere', check: cardComes },
  { name: 'activity-locked', scenario: 'activity', check: locked },
  { name: 'activity-export-cancelled', scenario: 'activity', check: exportCancelled },
  { name: 'focus-seen-activity-200', scenario: 'activity-open', size: 200, check: seenInTab },
  { name: 'record-keyboard', scenario: 'record-certificate', check: certificateByKeyboard },
  { name: 'record-escape', scenario: 'record-card', check: onlyTheUppermostCloses },
  { name: 'record-card-pulled', scenario: 'record-card', check: cardPulled },
  { name: 'record-to-order', scenario: 'record-certificate', check: certificateToOrder },
];

const dialogs = (page) => page.getByRole('dialog');
const tab = (page) => page.locator('header nav [data-tab="activity"]');
const highlighted = (page) =>
  page.evaluate(() => document.querySelector('[role="grid"] [aria-selected="true"]')?.dataset.row);

async function openTab(page) {
  await tab(page).click();
  await page.getByRole('grid').waitFor();
  await page.locator('.details [data-record], .details .error').first().waitFor();
}

async function byKeyboard(page) {
  await openTab(page);
  assert.equal(await focused(page), 'Search');
  const first = await highlighted(page);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  assert.notEqual(await highlighted(page), first);
  await page.keyboard.press('Home');
  assert.equal(await highlighted(page), first);
  // On to the order beside the list, and into a certificate of it.
  const certificate = page.getByRole('button', { name: /^Certificate ID 41207/ });
  await certificate.waitFor();
  for (let stop = 0; stop < 12 && !(await certificate.evaluate((one) => one === document.activeElement)); stop += 1) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await dialogs(page).waitFor();
  await page.keyboard.press('Escape');
  await dialogs(page).waitFor({ state: 'hidden' });
  await until('the focus is back', () => certificate.evaluate((one) => one === document.activeElement));
}

/** The end of the list asks for older ones, once. */
async function scrolled(page) {
  await openTab(page);
  await page.evaluate(() => window.program.hold('activity'));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await page.keyboard.press('End');
  await until('older ones are asked for', async () => (await calls(page, 'activity')).length === 2);
  const [, more] = await calls(page, 'activity');
  assert.equal(more.given.query.before, '9850');
  await page.evaluate(() => {
    window.program.answer('activity', { entries: [], more: false });
    window.program.release('activity');
  });
  await page.getByText('21 entries').waitFor();
  assert.equal((await calls(page, 'activity')).length, 2);
}

/** What is shown is the answer to what was typed last, whatever comes when. */
async function lateAnswers(page) {
  await openTab(page);
  await page.evaluate(() => window.program.hold('activity'));
  await page.locator('.both input[type="text"]').fill('ann');
  await until('asked', async () => (await calls(page, 'activity')).length === 2);
  await page.evaluate(() => {
    window.late = window.program.release;
    window.program.answer('activity', { entries: [], more: false });
  });
  await page.locator('.both input[type="text"]').fill('anna');
  await page.waitForTimeout(260);
  await page.evaluate(() => window.program.release('activity'));
  await page.getByText('Nothing is found').waitFor();
}

async function abandon(page) {
  await openTab(page);
  await page.getByRole('button', { name: 'Abandon…' }).click();
  await dialogs(page).waitFor();
  for (const id of ['41207', '41208', '41209']) await dialogs(page).getByText(id).waitFor();
  await page.getByRole('textbox', { name: /Reason/ }).fill('Pulled.');
  await dialogs(page).getByLabel('Signature PIN').fill('135792');
  await page.evaluate(() => {
    window.program.hold('abandon_order');
    window.program.answer('activity', { entries: [], more: false });
  });
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await until('abandon_order', async () => (await calls(page, 'abandon_order')).length > 0);
  await page.evaluate(() => window.program.release('abandon_order'));
  await dialogs(page).waitFor({ state: 'hidden' });
  const [{ given }, ...more] = await calls(page, 'abandon_order');
  assert.deepEqual(more, []);
  assert.equal(given.reason, 'Pulled.');
  assert.equal(given.pin, '135792');
  assert.match(given.operation, /^[0-9a-f-]{36}$/);
  await page.getByText('The order is abandoned').waitFor();
  await page.getByText('No order is open').waitFor();
  assert.ok(!(await page.locator('body').innerHTML()).includes('135792'));
}

/** What is said of the card follows the card. */
async function cardComes(page, scenarios) {
  await openTab(page);
  const asked = (await calls(page, 'order_record')).length;
  await page.evaluate((record) => {
    window.program.answer('order_record', record);
    window.program.change((view) => {
      view.sitting.devices.devices[1].card = { kind: 'empty' };
    });
  }, scenarios.get('activity-open').answers.order_record);
  await until('asked again', async () => (await calls(page, 'order_record')).length === asked + 1);
  await page.getByRole('listitem').filter({ hasText: '9C' }).first().waitFor();
}

/** Nothing of what was read stays on the screen of a desk that its officer has left. */
async function locked(page, scenarios) {
  await openTab(page);
  await page.getByRole('button', { name: /^Certificate ID 41207/ }).click();
  await dialogs(page).waitFor();
  const view = structuredClone(scenarios.get('activity').view);
  const { officer } = view.sitting.officer.session;
  view.sitting.officer.session = { kind: 'locked', officer, why: 'card-removed' };
  await show(page, { view });
  await dialogs(page).waitFor({ state: 'hidden' });
  await page.getByRole('heading', { name: 'Locked' }).waitFor();
  assert.ok(!(await page.locator('body').textContent()).includes('Anna Berg, anna'));
}

async function exportCancelled(page) {
  await openTab(page);
  await page.evaluate(() => window.program.answer('export_order', null));
  await page.getByRole('button', { name: 'Export…' }).click();
  await until('asked', async () => (await calls(page, 'export_order')).length === 1);
  await page.getByRole('button', { name: 'Export…' }).waitFor();
  assert.equal(await page.getByText('Written to').count(), 0);
}

/** Each stop of the Tab key is in sight, though there is little room. */
async function seenInTab(page) {
  await openTab(page);
  for (let stop = 0; stop < 24; stop += 1) {
    await page.keyboard.press('Tab');
    const fault = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === document.body) return null;
      const box = element.getBoundingClientRect();
      const there = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
      const hit = there !== null && (element.contains(there) || there.contains(element));
      return hit ? null : `out of sight: ${element.outerHTML.slice(0, 160)} at ${JSON.stringify(box)}`;
    });
    assert.equal(fault, null);
  }
}

/** From the grid's cell to all fields and back, no pointer. */
async function certificateByKeyboard(page) {
  await page.locator('[data-cell="0 1"]').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'All fields…' }).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Certificate of key 9A' }).waitFor();
  const [{ given }] = await calls(page, 'certificate_on_card');
  assert.equal(given.key, '9a');
  await page.keyboard.press('Escape');
  await dialogs(page).waitFor({ state: 'hidden' });
  await until('the focus is back', async () => (await focused(page)) === 'cell 0 1');
}

async function onlyTheUppermostCloses(page) {
  await page.getByRole('button', { name: 'Card details' }).click();
  await page.getByRole('button', { name: /^Certificate ID 41207/ }).click();
  await page.getByRole('dialog', { name: 'Certificate' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog', { name: 'Certificate' }).waitFor({ state: 'hidden' });
  await page.getByRole('dialog', { name: 'Card' }).waitFor();
  await page.keyboard.press('Escape');
  await dialogs(page).waitFor({ state: 'hidden' });
  await until('the focus is back', async () => (await focused(page)) === 'Card details');
}

/** What was read of a card goes with it, and does not come back by itself. */
async function cardPulled(page, scenarios) {
  await page.getByRole('button', { name: 'Card details' }).click();
  await dialogs(page).waitFor();
  await show(page, scenarios.get('subject-empty'));
  await dialogs(page).waitFor({ state: 'hidden' });
  await show(page, scenarios.get('record-card'));
  await page.getByRole('button', { name: 'Card details' }).waitFor();
  assert.equal(await dialogs(page).count(), 0);
}

async function certificateToOrder(page, scenarios) {
  const { answers } = scenarios.get('activity');
  await page.evaluate((given) => {
    for (const [command, answer] of Object.entries(given)) window.program.answer(command, answer);
  }, answers);
  await page.locator('[data-cell="0 1"]').click();
  await page.getByRole('button', { name: 'All fields…' }).click();
  await page.getByRole('button', { name: /^Show order/ }).click();
  await dialogs(page).waitFor({ state: 'hidden' });
  await page.getByRole('grid').waitFor();
  const [{ given }] = await calls(page, 'activity');
  assert.equal(given.query.text, '0193486c-52f0-7c1e-a5b4-9d0f6f1e2c3a');
  assert.equal(given.query.which, 'all');
}
