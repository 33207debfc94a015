// The same screen in other languages: they are chosen while it is shown, as somebody does in the settings.

import { readdirSync, readFileSync } from 'node:fs';
import { look } from './look.mjs';
import { drawn } from './page.mjs';

const MESSAGES = new URL('../../../src-tauri/crates/messages/', import.meta.url);

/** The languages beside English, each with the locale of a system that speaks it. */
export const LANGUAGES = { sv: 'sv-SE', de: 'de-DE', fr: 'fr-FR' };

/**
 * Shows the page in each language, and in English again.
 *
 * @param {import('playwright-core').Page} page
 * @param {string[]} data what of the page is data
 * @param {(language: string, check: () => Promise<string[]>) => Promise<void>} seen what to do in one; `check` looks at the
 *   page and says what is wrong with it
 */
export async function inEachLanguage(page, data, seen) {
  const said = await page.evaluate(look, { said: true });
  const english = [...new Set(said.flatMap((text) => text.split(' · ')))];
  for (const [language, region] of Object.entries(LANGUAGES)) {
    await choose(page, language, region);
    const other = english.filter((text) => isSaidOtherwise(language, text));
    await seen(language, () => page.evaluate(look, { data, english: other }));
  }
  await choose(page, 'en', 'en-GB');
}

/** Chooses a language, and waits until the page speaks it. */
export async function choose(page, language, region) {
  await page.evaluate(
    ([language, region]) => {
      window.program.change(({ settings }) => {
        settings.language = language;
        settings.region = region;
      });
    },
    [language, region],
  );
  await page.waitForFunction((language) => document.documentElement.lang === language, language);
  // What lies open over the page finds its place anew, as it does when it is opened.
  await page.evaluate(() => window.dispatchEvent(new Event('resize')));
  await drawn(page);
}

const simple = new Map();

/** The texts of a language that stand on one line and take nothing in, by key. */
function texts(language) {
  if (!simple.has(language)) {
    const folder = new URL(`${language}/`, MESSAGES);
    const files = readdirSync(folder).filter((name) => name.endsWith('.ftl'));
    const lines = files.flatMap((name) => readFileSync(new URL(name, folder), 'utf8').split('\n'));
    const found = lines.map((line) => /^([a-z][\w-]*) = ([^{}]+)$/.exec(line)).filter((one) => one !== null);
    simple.set(language, new Map(found.map(([, key, text]) => [key, text.trim()])));
  }
  return simple.get(language);
}

/** Whether the language has other words for it: a sentence, or a text of the catalogue that is the same in neither key. */
function isSaidOtherwise(language, text) {
  if (text.split(/\s+/).filter((word) => /^\p{Ll}{2,}[.,:;]?$/u.test(word)).length > 1) return true;
  const keys = [...texts('en')].filter(([, said]) => said === text).map(([key]) => key);
  return keys.length > 0 && keys.every((key) => (texts(language).get(key) ?? text) !== text);
}
