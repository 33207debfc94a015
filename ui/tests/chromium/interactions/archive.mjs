// Archived keys: choosing one, saying why, and what officers say to it.

import assert from 'node:assert/strict';
import { calls, focused, show, until } from './program.mjs';

/** @type {import('./index.mjs').Interaction[]} */
export const ARCHIVE = [
  { name: 'archive-search-keyboard', scenario: 'form-recovers-several', check: searchByKeyboard },
  { name: 'archive-search-cancel', scenario: 'form-recovers-several', check: searchCancelled },
  { name: 'archive-search-keeps-focus', scenario: 'form-recovers-several', check: keepsFocus },
  { name: 'archive-search-200', scenario: 'form-recovers-several', size: 200, check: searchByKeyboard },
  { name: 'archive-search-locked', scenario: 'form-recovers-several', check: searchLocked },
  { name: 'archive-search-disabled', scenario: 'form-search-disabled', check: searchDisabled },
  { name: 'archive-reason', scenario: 'form-recovers', check: reason },
  { name: 'archive-approval-refused', scenario: 'form-approval-refused', check: approvalRefused },
  { name: 'procedures-in-sight', scenario: 'practice-procedures', check: lastProcedureSeen },
  { name: 'archive-tab', scenario: 'form-recovers-ready', check: tabs },
  { name: 'archive-queue', scenario: 'archive-requests', check: queue },
  { name: 'focus-seen-archive-200', scenario: 'archive-requests', size: 200, check: seenInQueue },
];

const dialog = (page) => page.getByRole('dialog');
const openTab = (page) => page.getByRole('button', { name: 'Archive', exact: true }).click();
const highlighted = (page) =>
  page.evaluate(() => document.querySelector('[role="dialog"] [aria-selected="true"]')?.dataset.row);

async function search(page) {
  await page.locator('[data-cell="2 0"]').focus();
  await page.keyboard.press('F2');
  await dialog(page).waitFor();
  const subject = dialog(page).getByRole('textbox', { name: 'Subject' });
  await until('the subject has the focus', () => subject.evaluate((field) => field === document.activeElement));
  await page.keyboard.type('Anna Berg');
  await until('all that was typed is searched for', async () => {
    const asked = await calls(page, 'search_archive');
    return asked.at(-1)?.given.query.subject === 'Anna Berg';
  });
  await dialog(page).locator('.rows[aria-busy="false"] [role="grid"]').waitFor();
}

/** The footer says why nothing can be submitted, and leads to where none is cited. */
async function approvalRefused(page) {
  const why = page.getByRole('button', { name: 'The recovery request was refused.' });
  await why.focus();
  await page.keyboard.press('Enter');
  await until('the requests have the focus', () =>
    page.evaluate(() => Boolean(document.activeElement?.closest('.cite'))),
  );
  await page.keyboard.press('Enter');
  const none = page.getByRole('option', { name: 'none' });
  await none.waitFor();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await none.waitFor({ state: 'hidden' });
  assert.deepEqual(
    (await calls(page, 'cite_request')).map(({ given }) => given),
    [{ digest: null }],
  );
}

/** A list that is longer than its room follows the keyboard. */
async function lastProcedureSeen(page) {
  await page.locator('.head input[role="combobox"]').click();
  const last = page.getByRole('option', { name: /Recover for an investigation/ });
  await last.waitFor();
  const isReached = () => last.evaluate((one) => one.hasAttribute('data-highlighted'));
  for (let down = 0; down < 20 && !(await isReached()); down += 1) await page.keyboard.press('ArrowDown');
  await until('the last one is in sight', () =>
    last.evaluate((one) => {
      const [list, row] = [one.closest('.choices'), one].map((element) => element.getBoundingClientRect());
      return one.hasAttribute('data-highlighted') && row.bottom <= list.bottom && row.top >= list.top;
    }),
  );
}

/** From the table to the key and back, no pointer. */
async function searchByKeyboard(page) {
  await search(page);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  assert.equal(await highlighted(page), '9871');
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  assert.equal(await highlighted(page), '36001');
  await dialog(page).getByText('Forskningsavdelningen Norrland').last().waitFor();
  await page.keyboard.press('Enter');
  await dialog(page).waitFor({ state: 'hidden' });
  assert.deepEqual(
    (await calls(page, 'choose_archived')).map(({ given }) => given),
    [{ key: '9d', id: '36001' }],
  );
  await until('the focus is back', async () => (await focused(page)) === 'cell 2 2');
}

async function searchCancelled(page) {
  await search(page);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
  await dialog(page).waitFor({ state: 'hidden' });
  assert.deepEqual(await calls(page, 'choose_archived'), []);
  await until('the focus is back', async () => (await focused(page)) === 'cell 2 2');
}

async function keepsFocus(page) {
  await search(page);
  for (let stop = 0; stop < 16; stop += 1) {
    await page.keyboard.press('Tab');
    const inside = await page.evaluate(() => document.activeElement.closest('[role="dialog"]') !== null);
    assert.ok(inside, `the focus left the dialog: ${await focused(page)}`);
  }
}

/** Nothing of the archive stays on the screen of a desk that its officer has left. */
async function searchLocked(page, scenarios) {
  await search(page);
  const view = structuredClone(scenarios.get('form-recovers-several').view);
  const { officer } = view.sitting.officer.session;
  view.sitting.officer.session = { kind: 'locked', officer, why: 'card-removed' };
  await show(page, { view });
  await dialog(page).waitFor({ state: 'hidden' });
  await page.getByRole('heading', { name: 'Locked' }).waitFor();
  assert.ok(!(await page.locator('body').textContent()).includes('Forskningsavdelningen'));
}

async function searchDisabled(page) {
  const why = page.getByText('You lack the role Recover key.');
  assert.equal(await why.isVisible(), false);
  await page.locator('[data-cell="2 0"]').focus();
  await page.keyboard.press('F2');
  assert.equal(await focused(page), 'cell 2 2');
  await until('it says why on focus', () => why.isVisible());
  assert.equal(await dialog(page).isVisible(), false);
  await page.locator('[data-cell="0 0"]').focus();
  await page.locator('[data-cell="2 2"]').hover();
  await until('it says why on hover', () => why.isVisible());
}

async function reason(page) {
  await page.locator('footer .missing button').first().click();
  await page.keyboard.type('Card lost.');
  await until('set_reason', async () =>
    (await calls(page, 'set_reason')).some(({ given }) => given.reason === 'Card lost.'),
  );
  assert.equal(await page.getByRole('textbox', { name: /Reason/ }).inputValue(), 'Card lost.');
}

/** The form stays as it is behind the other tab, and its keys do nothing there. */
async function tabs(page) {
  const field = page.locator('[data-field="given_name"] input');
  await field.fill('Annika');
  await page.evaluate(() => window.program.answer('recovery_requests', []));
  await openTab(page);
  await page.getByRole('heading', { name: 'Recovery requests' }).waitFor();
  assert.equal(await field.isVisible(), false);
  await page.evaluate(() => document.activeElement?.blur());
  await page.keyboard.press('F5');
  await page.keyboard.press('Control+Enter');
  await until('requests are asked for again', async () => (await calls(page, 'recovery_requests')).length === 2);
  assert.deepEqual(await calls(page, 'reload'), []);
  assert.deepEqual(await calls(page, 'submit'), []);
  await page.getByRole('button', { name: 'Smart card', exact: true }).click();
  assert.equal(await field.inputValue(), 'Annika');
}

async function queue(page) {
  await openTab(page);
  await page.getByRole('grid').waitFor();
  await until('the first one has the focus', () =>
    page.evaluate(() => document.activeElement.getAttribute('aria-selected') === 'true'),
  );
  await page.keyboard.press('ArrowDown');
  await page
    .getByRole('region', { name: 'Recovery request', exact: true })
    .getByText('Wolfeschlegel')
    .first()
    .waitFor();
  await page.keyboard.press('ArrowUp');
  await page.getByRole('button', { name: 'Approve…' }).click();
  await page.evaluate(() => window.program.hold('decide_recovery'));
  await page.keyboard.type('135792');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await until('decide_recovery', async () => (await calls(page, 'decide_recovery')).length === 1);
  const [{ given }] = await calls(page, 'decide_recovery');
  assert.equal(given.approve, true);
  assert.equal(given.pin, '135792');
  assert.match(given.operation, /^[0-9a-f-]{36}$/);
  await page.evaluate(() => window.program.release('decide_recovery'));
  await dialog(page).waitFor({ state: 'hidden' });
  await until('looked at again', async () => (await calls(page, 'recovery_requests')).length === 2);
}

/** Each stop of the Tab key is in sight, though there is little room. */
async function seenInQueue(page) {
  await openTab(page);
  await page.getByRole('grid').waitFor();
  for (let stop = 0; stop < 16; stop += 1) {
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
