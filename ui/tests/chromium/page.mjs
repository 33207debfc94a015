// One page with the window in it.

import { program } from './program.mjs';

/** How long the page has to stay as it is before it counts as drawn, and how long that may take, in milliseconds. */
const QUIET = { for: 60, most: 2000 };

/** What is only shown where something takes its time is waited for, in milliseconds. */
export const SLOW = 260;

/**
 * Opens the window in a state, and gathers what the page complains of.
 *
 * @param {import('playwright-core').BrowserContext} context
 * @param {{ url: string, freezePrototype: boolean }} served
 * @param {{ view: object, answers: object }} scenario
 * @param {{ clock?: boolean }} wish whether the page's clock goes as the test says
 */
export async function open(context, served, scenario, { clock = false } = {}) {
  const page = await context.newPage();
  if (clock) await page.clock.install();
  const complaints = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(`console ${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`error: ${error.stack ?? error.message}`));
  page.on('requestfailed', (request) => complaints.push(`not loaded: ${request.url()}`));
  await page.addInitScript(program, { scenario, freezePrototype: served.freezePrototype });
  await load(page, served);
  return { page, complaints };
}

/** Loads the window, or loads it again, in English or in the pseudo-locale. */
export async function load(page, served, locale = 'en') {
  await page.goto(locale === 'en' ? served.url : `${served.url}?locale=${locale}`);
  await page.waitForFunction(() => document.querySelector('#window')?.textContent?.trim());
  await drawn(page);
}

/** Waits until nothing moves any more. */
export async function drawn(page) {
  await page.evaluate(quiet, QUIET);
}

/** Violations of the content security policy so far. */
export async function violations(page) {
  const found = await page.evaluate(() => window.program.violations);
  return found.map((violation) => `content security policy: ${violation}`);
}

/** Runs in the page. */
async function quiet(wait) {
  await document.fonts.ready;
  await new Promise((resolve) => {
    const most = setTimeout(done, wait.most);
    let still = setTimeout(done, wait.for);
    const observer = new MutationObserver(() => {
      clearTimeout(still);
      still = setTimeout(done, wait.for);
    });
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    function done() {
      clearTimeout(most);
      clearTimeout(still);
      observer.disconnect();
      requestAnimationFrame(() => requestAnimationFrame(resolve));
    }
  });
}
