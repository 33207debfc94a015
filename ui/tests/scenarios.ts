// The view scenarios that a Rust test writes, for tests of components.

import type { WindowView } from '../src/bindings';

/** A state of the window. */
export type Scenario = {
  /** What is to be seen, for people. */
  shows: string;
  view: WindowView;
  /** What commands answer that answer more than nothing, by their names in the interface. */
  answers: Readonly<Record<string, unknown>>;
};

const files = import.meta.glob<Scenario>('../scenarios/*.json', { eager: true, import: 'default' });

/** The scenario of that name. */
export function scenario(name: string): Scenario {
  const found = files[`../scenarios/${name}.json`];
  if (found === undefined) throw new Error(`there is no scenario ${name}`);
  return structuredClone(found);
}

/** The names of all scenarios. */
export const SCENARIOS: readonly string[] = Object.keys(files).map((path) =>
  path.slice('../scenarios/'.length, -'.json'.length),
);
