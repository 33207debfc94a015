import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PinRuleView } from '../../bindings';
import { isMet } from '../../shared/pin-rules';

/** A row of the table that the Rust rules are held to as well. */
interface Case {
  pin: string;
  min: number;
  max: number;
  'no-repeats': boolean;
  'no-sequences': boolean;
  /** What was typed about the holder; where it is there, the rule is. */
  holder?: string;
  /** The runs of digits that Rust makes of it. */
  'holder-digits'?: string[];
  faults: string[];
}

/** What a broken rule is called in the table. */
const FAULT: Record<PinRuleView['rule'], string> = {
  'only-digits': 'pin-not-digits',
  'min-length': 'pin-too-short',
  'max-length': 'pin-too-long',
  'no-repeats': 'pin-repeats',
  'no-sequences': 'pin-sequence',
  'not-factory': 'pin-factory',
  'not-holder-data': 'pin-of-holder-data',
};

const TABLE = join(import.meta.dirname, '../../../../src-tauri/crates/procedure/pin-cases.json');
const cases: Case[] = JSON.parse(readFileSync(TABLE, 'utf8'));

/** As Rust joins the procedure's rules with the limits of a PIV card, 6 to 8 digits. */
function rulesOf(row: Case): PinRuleView[] {
  const rules: PinRuleView[] = [
    { rule: 'only-digits' },
    { rule: 'min-length', digits: Math.max(row.min, 6) },
    { rule: 'max-length', digits: Math.min(row.max, 8) },
  ];
  if (row['no-repeats']) rules.push({ rule: 'no-repeats' });
  rules.push({ rule: row['no-sequences'] ? 'no-sequences' : 'not-factory' });
  const digits = row['holder-digits'];
  if (digits) rules.push({ rule: 'not-holder-data', digits });
  return rules;
}

describe('the rules of a PIN', () => {
  it('are those of the table', () => {
    expect(cases.length).toBeGreaterThan(20);
    expect(cases.every((row) => (row.holder === undefined) === (row['holder-digits'] === undefined))).toBe(true);
  });

  it.each(cases)('judge “$pin” as Rust does', (row) => {
    const broken = rulesOf(row).filter((rule) => !isMet(rule, row.pin));
    expect(broken.map((rule) => FAULT[rule.rule])).toEqual(row.faults);
  });
});
