// Everything by the keyboard alone.

import assert from 'node:assert/strict';
import { calls, focused, until } from './program.mjs';

/** @type {import('./index.mjs').Interaction[]} */
export const KEYBOARD = [
  { name: 'keyboard-sign-in', scenario: 'sign-in', check: signIn },
  { name: 'keyboard-form', scenario: 'form-blank', check: form },
  { name: 'keyboard-table', scenario: 'form-24-keys', check: table },
  { name: 'keyboard-action', scenario: 'form-ready', check: action },
  { name: 'keyboard-disabled-action', scenario: 'form-disabled-actions', check: disabledAction },
  { name: 'keyboard-submit', scenario: 'form-ready', check: submit },
  { name: 'keyboard-submit-faulty', scenario: 'form-faults', check: submitFaulty },
  { name: 'keyboard-next-card', scenario: 'done', check: nextCard },
  { name: 'keyboard-reload', scenario: 'form-half-filled', check: reload },
  { name: 'focus-seen', scenario: 'form-ready', check: seen },
  { name: 'focus-seen-200', scenario: 'form-ready', size: 200, check: seen },
  { name: 'focus-seen-run-200', scenario: 'failed-written-in-part', size: 200, check: seen },
  { name: 'focus-seen-practice-200', scenario: 'practice-form', size: 200, check: seen },
];

async function signIn(page) {
  assert.match(await focused(page), /PIN/, 'the PIN field has the focus from the start');
  await page.keyboard.type('246813');
  await page.keyboard.press('Enter');
  await until('sign_in', async () => (await calls(page, 'sign_in')).length === 1);
  const [{ given }] = await calls(page, 'sign_in');
  assert.equal(given.pin, '246813');
  assert.match(given.operation, /^[0-9a-f-]{36}$/);
}

async function form(page) {
  await page.locator('[data-cell="0 2"]').focus();
  const order = [];
  for (let stop = 0; stop < 12; stop += 1) {
    await page.keyboard.press('Tab');
    order.push(await focused(page));
  }
  const fields = order.filter((stop) => stop.startsWith('field ')).map((stop) => stop.slice('field '.length));
  assert.deepEqual(fields, ['common_name', 'given_name', 'surname', 'email', 'upn', 'employee_number']);
  const pin = order.findIndex((stop) => /PIN/.test(stop));
  assert.ok(pin > order.lastIndexOf('field employee_number'), `the PIN comes after the fields: ${order.join(' → ')}`);
  await page.locator('[data-field="common_name"] input').focus();
  await page.keyboard.type('Anna');
  await page.keyboard.press('Tab');
  await until('set_field', async () => (await calls(page, 'set_field')).some(({ given }) => given.value === 'Anna'));
}

async function table(page) {
  const at = async (keys, cell) => {
    for (const key of [keys].flat()) await page.keyboard.press(key);
    assert.equal(await focused(page), `cell ${cell}`, `after ${keys}`);
  };
  await page.locator('[data-cell="0 2"]').focus();
  await at('ArrowDown', '1 2');
  await at('ArrowLeft', '1 1');
  await at('ArrowLeft', '1 0');
  await at('ArrowLeft', '1 0');
  await at('ArrowRight', '1 1');
  await at('End', '1 2');
  await at('Home', '1 0');
  await at('Control+End', '23 2');
  await at('Control+Home', '0 0');
  const onlyOne = await page.locator('[role="grid"] [tabindex="0"]').count();
  assert.equal(onlyOne, 1, 'one stop for the Tab key');
  await page.keyboard.press('s');
  assert.match(await focused(page), /^cell 1 /, 'a letter goes to the key of that name');
}

async function action(page) {
  await page.locator('[data-cell="1 0"]').focus();
  await page.keyboard.press('F2');
  await page.getByRole('menu').waitFor();
  assert.equal(
    await page.evaluate(() => document.activeElement.dataset.choice),
    'redo',
    'the chosen one has the focus',
  );
  await page.keyboard.press('Escape');
  await page.getByRole('menu').waitFor({ state: 'hidden' });
  await until('the focus is back', async () => (await focused(page)) === 'cell 1 2');
  await page.keyboard.press('Space');
  await page.getByRole('menu').waitFor();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await until('set_action', async () => (await calls(page, 'set_action')).length === 1);
  assert.deepEqual((await calls(page, 'set_action'))[0].given, { key: '9c', action: null });
}

async function disabledAction(page) {
  await page.locator('[data-cell="1 2"]').focus();
  await page.keyboard.press('F2');
  const redo = page.locator('[role="menu"] [data-choice="redo"]');
  await redo.waitFor();
  await until('it can be reached', async () => {
    if (await redo.evaluate((element) => element === document.activeElement)) return true;
    await page.keyboard.press('ArrowDown');
    return false;
  });
  assert.equal(await redo.getAttribute('aria-disabled'), 'true');
  assert.match(await redo.textContent(), /overwrite/, 'it says why');
  await page.keyboard.press('Enter');
  assert.deepEqual(await calls(page, 'set_action'), [], 'it is not taken');
}

async function submit(page) {
  await page.locator('[data-field="email"] input').focus();
  await page.keyboard.press('Control+Enter');
  assert.match(await focused(page), /PIN/, 'without a PIN, the PIN is where to go');
  await page.keyboard.type('135792');
  await page.keyboard.press('Control+Enter');
  await until('submit', async () => (await calls(page, 'submit')).length === 1);
  assert.equal((await calls(page, 'submit'))[0].given.pin, '135792');
}

async function submitFaulty(page) {
  await page.locator('footer input').fill('135792');
  await page.keyboard.press('Control+Enter');
  await until('the first fault has the focus', async () => (await focused(page)) === 'field common_name');
  assert.deepEqual(await calls(page, 'submit'), []);
  const invalid = page.locator('[data-field="common_name"] input');
  assert.equal(await invalid.getAttribute('aria-invalid'), 'true');
  const text = await invalid.evaluate((input) => {
    const ids = `${input.getAttribute('aria-errormessage') ?? ''} ${input.getAttribute('aria-describedby') ?? ''}`;
    return ids
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent ?? '')
      .join(' ');
  });
  assert.match(text, /must be filled/, 'the field is tied to what is wrong with it');
}

async function nextCard(page, scenarios) {
  await until('Next card has the focus', async () => /Next card/.test(await focused(page)));
  await page.keyboard.press('Enter');
  await until('next_card', async () => (await calls(page, 'next_card')).length === 1);
  await page.evaluate((view) => window.program.show(view), scenarios.get('form-blank').view);
  await until('the first field has the focus', async () => (await focused(page)) === 'field common_name');
}

async function reload(page) {
  await page.evaluate(() => {
    window.stays = true;
  });
  await page.locator('[data-field="upn"] input').focus();
  await page.keyboard.press('F5');
  await until('reload', async () => (await calls(page, 'reload')).length === 1);
  await page.keyboard.press('Control+r');
  await page.waitForTimeout(100);
  assert.equal(await page.evaluate(() => window.stays), true, 'the page itself is not loaded again');
}

/** Goes through the whole window with the Tab key: each stop is in sight, and marked (WCAG 2.2, 2.4.7, 2.4.11). */
async function seen(page) {
  await page.evaluate(() => document.activeElement?.blur());
  const stops = new Set();
  for (let stop = 0; stop < 60; stop += 1) {
    await page.keyboard.press('Tab');
    const { id, fault } = await page.evaluate(look);
    assert.equal(fault, null);
    if (stops.has(id)) break;
    stops.add(id);
  }
  assert.ok(stops.size >= 3, `only ${stops.size} stops`);

  function look() {
    const element = document.activeElement;
    if (element === document.body) return { id: 'page', fault: null };
    window.numbers ??= new WeakMap();
    if (!window.numbers.has(element)) window.numbers.set(element, String(Math.random()));
    const id = window.numbers.get(element);
    const name = element.getAttribute('aria-label') ?? element.textContent.trim().slice(0, 40) ?? element.tagName;
    const box = element.getBoundingClientRect();
    const points = [
      [box.left + box.width / 2, box.top + box.height / 2],
      [box.left + 4, box.top + 4],
      [box.right - 4, box.bottom - 4],
    ];
    const hits = points.filter(([x, y]) => {
      const there = document.elementFromPoint(x, y);
      return there !== null && (element.contains(there) || there.contains(element));
    });
    if (hits.length === 0)
      return { id, fault: `out of sight: ${element.outerHTML.slice(0, 160)} at ${JSON.stringify(box)}` };
    const style = getComputedStyle(element);
    const marked = (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none';
    return { id, fault: marked ? null : `no mark of the focus: ${name} ${element.outerHTML.slice(0, 160)}` };
  }
}
