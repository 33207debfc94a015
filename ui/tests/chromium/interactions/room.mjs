// What has to be read at one time has room at one time.

import assert from 'node:assert/strict';
import { drawn } from '../page.mjs';

/** The smallest window. */
const SMALLEST = { width: 1024, height: 700 };

/** @type {import('./index.mjs').Interaction[]} */
export const ROOM = [
  { name: 'why-not-leaves-tries', scenario: 'form-ready', check: whyNotLeavesTries },
  { name: 'why-not-leaves-tries-zoomed', scenario: 'form-ready', size: 200, check: whyNotLeavesTries },
  { name: 'practice-at-the-smallest-cuts-nothing', scenario: 'practice-form', check: cutsNothing },
  { name: 'long-names-at-the-smallest-cut-nothing', scenario: 'form-long-names', check: cutsNothing },
];

/** Why Submit does nothing does not hide how often the Signature PIN may be wrong. */
async function whyNotLeavesTries(page) {
  const tries = page.locator('footer .tries');
  const why = page.getByRole('tooltip');
  await page.locator('footer .primary').focus();
  await why.waitFor({ state: 'visible' });
  const [one, other] = await Promise.all([tries.boundingBox(), why.boundingBox()]);
  assert.ok(one !== null && other !== null, 'both are shown');
  const apart =
    one.x + one.width <= other.x ||
    other.x + other.width <= one.x ||
    one.y + one.height <= other.y ||
    other.y + other.height <= one.y;
  assert.ok(apart, `${JSON.stringify(other)} lies over ${JSON.stringify(one)}`);
}

/** The device and the card are named whole. */
async function cutsNothing(page) {
  await page.setViewportSize(SMALLEST);
  await drawn(page);
  const cut = await page.locator('section.subject').evaluate((section) => {
    const all = [...section.querySelectorAll('*')].filter((element) => element.checkVisibility());
    const isCut = (element) =>
      getComputedStyle(element).overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1;
    return all.filter(isCut).map((element) => element.textContent);
  });
  assert.deepEqual(cut, []);
}
