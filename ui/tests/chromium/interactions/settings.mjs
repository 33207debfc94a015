// Settings, the command palette and the other dialogs that every screen has.

import assert from 'node:assert/strict';
import { calls, focused, show, until } from './program.mjs';

/** @type {import('./index.mjs').Interaction[]} */
export const SETTINGS = [
  { name: 'palette-keyboard', scenario: 'palette', check: paletteByKeyboard },
  { name: 'palette-keyboard-200', scenario: 'palette', size: 200, check: paletteByKeyboard },
  { name: 'palette-gives-focus-back', scenario: 'palette', check: paletteGivesFocusBack },
  { name: 'palette-disabled', scenario: 'palette-run', check: paletteDisabled },
  { name: 'palette-submit', scenario: 'palette', check: paletteSubmits },
  { name: 'palette-opens-settings', scenario: 'palette', check: paletteOpensSettings },
  { name: 'palette-not-over-a-question', scenario: 'question-show-pin', check: notOverAQuestion },
  { name: 'palette-locked', scenario: 'palette', check: paletteLocked },
  { name: 'settings-before-sign-in', scenario: 'settings-first-run', check: settingsBeforeSignIn },
  { name: 'settings-keyboard', scenario: 'settings', check: settingsByKeyboard },
  { name: 'settings-notice', scenario: 'settings-mistakes', check: noticeLeadsToSettings },
  { name: 'settings-locked-reached', scenario: 'settings-locked', check: lockedReached },
  { name: 'appearance-at-once', scenario: 'appearance-light', check: appearanceAtOnce },
  { name: 'support-keyboard', scenario: 'support', check: supportByKeyboard },
  { name: 'pin-copied', scenario: 'question-show-pin-copy', check: pinCopied },
  { name: 'filter-keyboard', scenario: 'form-filtered', check: filterByKeyboard },
];

const dialog = (page) => page.getByRole('dialog');
const given = async (page, command) => (await calls(page, command)).map(({ given }) => given);

async function openPalette(page) {
  await page.keyboard.press('Control+k');
  await page.locator('[data-entry^="setting-"]').first().waitFor();
}

async function openSettings(page) {
  await page.keyboard.press('Control+Comma');
  await page.locator('[data-setting]').first().waitFor();
}

async function paletteByKeyboard(page) {
  await openPalette(page);
  await page.keyboard.type('contractor');
  await page.keyboard.press('Enter');
  await dialog(page).waitFor({ state: 'hidden' });
  assert.deepEqual(await given(page, 'choose_procedure'), [{ id: 'contractor-card' }]);
  await openPalette(page);
  await page.keyboard.press('ArrowUp');
  await until('the last one is in sight', () =>
    page.evaluate(() => {
      const row = document.querySelector('[role="option"][aria-selected="true"]');
      const [list, at] = [row.closest('[role="listbox"]'), row].map((one) => one.getBoundingClientRect());
      return (
        row === [...document.querySelectorAll('[role="option"]')].at(-1) &&
        at.bottom <= list.bottom + 1 &&
        at.top >= list.top - 1
      );
    }),
  );
  await page.keyboard.press('Control+k');
  await dialog(page).waitFor({ state: 'hidden' });
}

async function paletteGivesFocusBack(page) {
  await page.locator('[data-field="email"] input').focus();
  await openPalette(page);
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('role')), 'combobox');
  await page.keyboard.press('Escape');
  await until('the focus is back', async () => (await focused(page)) === 'field email');
}

async function paletteDisabled(page) {
  await openPalette(page);
  await page.keyboard.type('sign out');
  const entry = page.locator('[data-entry="sign-out"]');
  assert.equal(await entry.getAttribute('aria-disabled'), 'true');
  assert.match(await entry.textContent(), /Not while a card is being written/);
  await page.keyboard.press('Enter');
  await entry.click({ force: true });
  assert.ok(await dialog(page).isVisible());
  assert.deepEqual(await given(page, 'sign_out'), []);
}

/** The form’s own way: without a PIN, the PIN is where to go. */
async function paletteSubmits(page) {
  await openPalette(page);
  await page.keyboard.type('submit');
  await page.keyboard.press('Enter');
  await until('the PIN has the focus', async () => /PIN/.test(await focused(page)));
  assert.deepEqual(await given(page, 'submit'), []);
}

async function paletteOpensSettings(page) {
  await openPalette(page);
  await page.keyboard.type('lock when idle');
  await page.keyboard.press('Enter');
  await until('the setting has the focus', () =>
    page.evaluate(() =>
      Boolean(document.activeElement?.closest('[data-setting="officer.idle_lock_minutes"]')?.isConnected),
    ),
  );
}

async function notOverAQuestion(page) {
  await page.locator('[data-shows="pin"]').waitFor();
  await page.keyboard.press('Control+k');
  await page.keyboard.press('Control+Comma');
  await page.waitForTimeout(200);
  assert.equal(await dialog(page).count(), 1);
  assert.ok(await page.locator('[data-shows="pin"]').isVisible());
}

/** What an officer could do is gone with the officer. */
async function paletteLocked(page, scenarios) {
  await openPalette(page);
  assert.ok((await page.locator('[data-entry^="order-"]').count()) > 0);
  await show(page, scenarios.get('locked-card-removed'));
  await until('nothing of the work is listed', async () => {
    const left = '[data-entry^="order-"], [data-entry^="procedure-"], [data-entry="submit"], [data-entry="sign-out"]';
    return (await page.locator(left).count()) === 0;
  });
}

async function settingsBeforeSignIn(page) {
  await openSettings(page);
  await page.locator('[data-setting="practice.enabled"] [role="switch"]').focus();
  await page.keyboard.press('Space');
  await until('it is changed', async () => (await calls(page, 'change_setting')).length === 1);
  assert.deepEqual(await given(page, 'change_setting'), [{ key: 'practice.enabled', value: 'false' }]);
  await page.keyboard.press('Escape');
  await dialog(page).waitFor({ state: 'hidden' });
}

/** Tab leads through every control and stays in the dialog; Enter takes a number and closes nothing. */
async function settingsByKeyboard(page) {
  await openSettings(page);
  const field = page.locator('[data-setting="pin.show_seconds"] input');
  const reached = new Set();
  for (let stop = 0; stop < 24; stop += 1) {
    const key = await page.evaluate(() => {
      const inside = document.activeElement.closest('[role="dialog"]') !== null;
      return inside ? (document.activeElement.closest('[data-setting]')?.dataset.setting ?? '') : null;
    });
    assert.notEqual(key, null, 'the focus left the dialog');
    if (key) reached.add(key);
    await page.keyboard.press('Tab');
  }
  assert.equal(reached.size, 12, [...reached].join(' '));
  await field.focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('4');
  await page.keyboard.press('Enter');
  assert.equal(await field.getAttribute('aria-invalid'), 'true');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('45');
  await page.keyboard.press('Enter');
  await until('it is changed', async () => (await calls(page, 'change_setting')).length === 1);
  assert.deepEqual(await given(page, 'change_setting'), [{ key: 'pin.show_seconds', value: '45' }]);
  assert.ok(await dialog(page).isVisible());
}

async function noticeLeadsToSettings(page) {
  await page.getByRole('button', { name: 'Show', exact: true }).first().click();
  const mistakes = dialog(page).getByRole('region', { name: 'Mistakes in files' });
  await mistakes.getByText('client.conf:3').waitFor();
}

/** What is locked has a place in the order of the keyboard, and why is read with it. */
async function lockedReached(page) {
  await openSettings(page);
  for (const control of await page.locator('[data-control] :is(input, [role="switch"])').all()) {
    await control.focus();
    const said = await control.evaluate((element) => {
      const ids = (element.getAttribute('aria-describedby') ?? '').split(' ');
      return {
        has: element === document.activeElement,
        text: ids.map((id) => document.getElementById(id)?.textContent),
      };
    });
    assert.ok(said.has, 'it takes the focus');
    assert.match(said.text.join(' '), /cannot be changed here/);
    await page.keyboard.press('Space');
  }
  assert.deepEqual(await given(page, 'change_setting'), []);
}

async function appearanceAtOnce(page) {
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await ground();
  await page.evaluate(() =>
    window.program.change((view) => {
      view.settings.appearance = 'dark';
    }),
  );
  await until('it is dark', async () => (await ground()) !== light);
  assert.equal(await ground(), 'rgb(23, 26, 26)');
  assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme), 'dark');
}

async function supportByKeyboard(page) {
  await openPalette(page).catch(() => {});
  await page.keyboard.type('support');
  await page.keyboard.press('Enter');
  await dialog(page).getByRole('listbox').waitFor();
  await dialog(page).getByRole('listbox').focus();
  await page.keyboard.press('End');
  await dialog(page).getByText('the card was read').first().waitFor();
  await dialog(page).getByRole('button', { name: 'Save…' }).focus();
  await page.keyboard.press('Enter');
  await dialog(page).getByText('countersign-support-2026-11-20.zip').waitFor();
  assert.deepEqual(await given(page, 'save_support_bundle'), [{ id: 1 }]);
}

async function pinCopied(page) {
  await page.locator('[data-shows="pin"]').waitFor();
  await page.getByRole('button', { name: 'Copy' }).click();
  await dialog(page).locator('.copy .status').waitFor();
  assert.deepEqual(await given(page, 'copy_pin'), [{ pin: '482913' }]);
}

async function filterByKeyboard(page) {
  await page.locator('.filter-opener').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitemcheckbox', { name: 'Contractor card' }).waitFor();
  await until('it has the focus', async () => {
    if (/Contractor/.test(await focused(page))) return true;
    await page.keyboard.press('ArrowDown');
    return false;
  });
  await page.keyboard.press('Enter');
  await until('it is shown again', async () => (await calls(page, 'show_procedure')).length === 1);
  assert.deepEqual(await given(page, 'show_procedure'), [{ id: 'contractor-card' }]);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await page.locator('.head input[role="combobox"]').click();
  await page.getByRole('option', { name: /Contractor card/ }).click();
  await until('it is chosen', async () => (await calls(page, 'choose_procedure')).length === 1);
}
