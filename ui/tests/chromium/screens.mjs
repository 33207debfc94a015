// What there is to look at: each scenario as it comes, and some of them after somebody did something.

import { readdir, readFile } from 'node:fs/promises';

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {{ name: string, scenario: string, shows: string, act?: (page: Page) => Promise<void>, forced?: boolean,
 *   smallest?: boolean }} Screen
 */

/**
 * The scenarios, by name.
 *
 * @param {URL} folder
 * @returns {Promise<Map<string, { shows: string, view: object, answers: object }>>}
 */
export async function scenarios(folder) {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  const read = async (name) => [
    name.slice(0, -'.json'.length),
    JSON.parse(await readFile(new URL(name, folder), 'utf8')),
  ];
  return new Map(await Promise.all(names.map(read)));
}

/** Those that are also looked at in forced colours. */
const FORCED = new Set([
  'first-run',
  'sign-in-last-try',
  'form-faults',
  'run-generate',
  'failed-written-in-part',
  'practice-form',
]);

/** Those of which pictures are kept in the smallest window, too. */
const SMALLEST = new Set(['activity-practice', 'activity-practice-open']);

/** @returns {Screen[]} */
export function screens(all, acts, arrivals) {
  const plain = [...all].map(([name, { shows }]) => {
    return { name, scenario: name, shows, act: arrivals[name], forced: FORCED.has(name), smallest: SMALLEST.has(name) };
  });
  return [...plain, ...acts].sort((one, other) => (one.name < other.name ? -1 : 1));
}
