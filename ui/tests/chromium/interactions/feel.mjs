// How soon the window answers, from the key or click to the picture that shows it. Told, and held only against what is far
// too slow: a busy computer says little.

import assert from 'node:assert/strict';

/** Milliseconds that feel immediate, and how often that may be exceeded by a machine that does other things. */
const AIM = 100;
const GENEROUS = 10;

/** @type {import('./index.mjs').Interaction[]} */
export const FEEL = [
  { name: 'answers-typing', scenario: 'form-24-keys', check: typing },
  { name: 'answers-menus', scenario: 'form-24-keys', check: menus },
  { name: 'answers-views', scenario: 'form-24-keys', check: views },
];

async function typing(page) {
  await page.locator('[data-field="given_name"] input').focus();
  return told(page, 'typing a letter', async () => {
    for (const letter of 'Maximiliana') await page.keyboard.type(letter);
  });
}

async function menus(page) {
  await page.locator('[data-cell="0 2"]').focus();
  return told(page, 'opening and closing a menu', async () => {
    for (let time = 0; time < 5; time += 1) {
      await page.keyboard.press('F2');
      await page.getByRole('menu').waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('menu').waitFor({ state: 'hidden' });
    }
  });
}

/** The duration of each event, as the browser has it (Event Timing API): up to the next picture, in steps of 8 ms. */
async function told(page, what, act) {
  await page.evaluate(() => {
    window.durations = [];
    const keep = (list) => window.durations.push(...list.getEntries().map((entry) => entry.duration));
    new PerformanceObserver(keep).observe({ type: 'event', durationThreshold: 16, buffered: false });
  });
  await act();
  await page.waitForTimeout(200);
  return judged(what, await page.evaluate(() => window.durations));
}

/** A whole new view of the fullest card, until it is drawn. */
async function views(page) {
  const durations = await page.evaluate(async () => {
    const drawn = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const all = [];
    for (let time = 0; time < 10; time += 1) {
      await drawn();
      const began = performance.now();
      window.program.change((view) => {
        for (const row of view.sitting.draft.rows)
          row.chosen = row.chosen === null ? null : time % 2 ? 'redo' : 'issue';
      });
      await drawn();
      all.push(performance.now() - began);
    }
    return all;
  });
  return judged('a new view of 24 keys', durations);
}

function judged(what, durations) {
  const sorted = [...durations].sort((one, other) => one - other);
  const worst = sorted.at(-1) ?? 0;
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  assert.ok(median < AIM * GENEROUS, `${what} took ${median} ms`);
  return `${what}: median ${Math.round(median)} ms, longest ${Math.round(worst)} ms (aim: ${AIM} ms)`;
}
