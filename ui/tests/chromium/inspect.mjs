// Looks at one screen in every way, and keeps its pictures.

import { join } from 'node:path';
import { accessible, contrasted, said } from './accessibility.mjs';
import { inEachLanguage } from './languages.mjs';
import { look } from './look.mjs';
import { drawn, load, open, SLOW, violations } from './page.mjs';
import { tooltips } from './tooltips.mjs';

/** The window's size, and the same window at 200 % zoom: half as many pixels of the page, each twice as large. */
export const SIZES = {
  100: { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1 },
  200: { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 },
};

/** Zoomed, and so high that nothing has to be scrolled to be seen. */
const WHOLE = { width: SIZES[200].viewport.width, height: 1200 };

/** The smallest window. */
const SMALLEST = { width: 1024, height: 700 };

/**
 * @param {{ 100: import('playwright-core').BrowserContext, 200: import('playwright-core').BrowserContext }} contexts
 * @param {{ url: string, freezePrototype: boolean }} served
 * @param {import('./screens.mjs').Screen} screen
 * @param {object} scenario
 * @param {string} pictures the folder for pictures
 * @returns {Promise<string[]>} what is wrong
 */
export async function inspect(contexts, served, screen, scenario, pictures) {
  const at = (name) => join(pictures, `${screen.name}-${name}.png`);
  const whole = await atFullSize(contexts[100], served, screen, scenario, at);
  const zoomed = await atDoubleSize(contexts[200], served, screen, scenario, at);
  return [...new Set([...whole, ...zoomed])];
}

async function atFullSize(context, served, screen, scenario, at) {
  const { page, complaints } = await open(context, served, scenario);
  const wrong = [];
  const found = (when, faults) => wrong.push(...faults.map((fault) => `${when}: ${fault}`));
  try {
    await arrive(page, screen);
    found('100 %', await page.evaluate(look, {}));
    found('light', await accessible(page));
    await page.screenshot({ path: at('light-100') });
    await page.emulateMedia({ colorScheme: 'dark' });
    found('dark', await contrasted(page));
    await page.screenshot({ path: at('dark-100') });
    if (screen.forced) await forced(page, at);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize(SMALLEST);
    await drawn(page);
    found('1024 × 700', await page.evaluate(look, {}));
    found('1024 × 700', await page.evaluate(tooltips));
    if (screen.smallest) await page.screenshot({ path: at('light-smallest') });
    await page.setViewportSize(SIZES[100].viewport);
    await inEachLanguage(page, dataOf(scenario), async (language, check) => {
      found(language, await check());
      found(language, await said(page));
      await page.screenshot({ path: at(`${language}-light`) });
      await page.emulateMedia({ colorScheme: 'dark' });
      await page.screenshot({ path: at(`${language}-dark`) });
      await page.emulateMedia({ colorScheme: 'light' });
      await page.setViewportSize(SMALLEST);
      await drawn(page);
      found(`${language}, 1024 × 700`, await check());
      if (screen.smallest) await page.screenshot({ path: at(`${language}-smallest`) });
      await page.setViewportSize(SIZES[100].viewport);
    });
    await load(page, served, 'pseudo');
    await arrive(page, screen);
    const untranslated = await page.evaluate(look, { pseudo: true, data: dataOf(scenario) });
    found('pseudo-locale', untranslated);
    if (untranslated.length > 0) await page.screenshot({ path: at('pseudo') });
    return [...wrong, ...(await violations(page)), ...complaints];
  } finally {
    await page.close();
  }
}

async function forced(page, at) {
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme, forcedColors: 'active' });
    await page.screenshot({ path: at(`forced-${colorScheme}`) });
  }
  await page.emulateMedia({ forcedColors: 'none' });
}

async function atDoubleSize(context, served, screen, scenario, at) {
  const { page, complaints } = await open(context, served, scenario);
  try {
    await arrive(page, screen);
    const wrong = await page.evaluate(look, {});
    await page.screenshot({ path: at('light-200') });
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.screenshot({ path: at('dark-200') });
    await inEachLanguage(page, dataOf(scenario), async (language, check) => {
      wrong.push(...(await check()).map((fault) => `${language}: ${fault}`));
    });
    wrong.push(...(await page.evaluate(tooltips)));
    await page.setViewportSize(WHOLE);
    await page.screenshot({ path: at('whole-200') });
    return [...wrong.map((fault) => `200 %: ${fault}`), ...(await violations(page)), ...complaints];
  } finally {
    await page.close();
  }
}

/** Does what leads to the screen, and waits for what comes late. */
async function arrive(page, screen) {
  if (/reading|loading|opening|under-way/.test(screen.name)) await page.waitForTimeout(SLOW);
  await screen.act?.(page);
  await drawn(page);
}

/** All texts in a scenario: they are of cards, hosts and people, and are not translated. */
function dataOf(scenario) {
  const texts = [];
  const gather = (value) => {
    if (typeof value === 'string') texts.push(value.replace(/\s+/g, ' ').toLowerCase());
    else if (value !== null && typeof value === 'object') Object.values(value).forEach(gather);
  };
  gather(scenario.view);
  gather(scenario.answers);
  return [...new Set(texts)];
}
