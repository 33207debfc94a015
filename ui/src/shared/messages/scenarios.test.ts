import { expect, it } from 'vitest';
import { fault, has, sentence, trouble } from '.';
import { type Data, isData, type Value } from './arguments';

/** What the window can be told, as Rust writes it. */
const scenarios = Object.entries(
  import.meta.glob<Value>('../../../scenarios/*.json', { import: 'default', eager: true }),
);

/** Everything with a code and data, wherever it stands. */
function coded(value: Value): Data[] {
  if (Array.isArray(value)) return value.flatMap(coded);
  if (!isData(value)) return [];
  const inside = Object.values(value).flatMap(coded);
  return typeof value.code === 'string' && isData(value.data) ? [value, ...inside] : inside;
}

function texts(one: Data): string[] {
  const told = { code: String(one.code), data: one.data as Record<string, string> };
  if (typeof one.about === 'string') return Object.values(fault({ ...told, about: one.about }));
  return has(`error-${told.code}`) ? Object.values(trouble(told)).flat() : [sentence(told)];
}

it('there are scenarios', () => {
  expect(scenarios.length).toBeGreaterThan(20);
});

it.each(scenarios)('everything in %s has its text, and the text all that fills it', (_, scenario) => {
  for (const text of coded(scenario).flatMap(texts)) {
    expect(text).not.toMatch(/⟦|\{\$|undefined|countersign | --[a-z]/);
  }
});
