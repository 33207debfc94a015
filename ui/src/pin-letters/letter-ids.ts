// A row of letter IDs, so that a dialog can show the first and the last while they are typed. The program makes them.

import { asLetterId } from '../shared/letter-id';

/** Most characters of an ID and of its prefix, and most IDs of one order. */
export const MOST_CHARACTERS = 32;
export const MOST_OF_PREFIX = 20;
export const MOST_IDS = 5000;
const MOST_DIGITS = 12;
const MOST_FIRST = 4_294_967_295;

/** What was typed. */
export interface TypedRow {
  prefix: string;
  first: string;
  digits: string;
  count: string;
}

/** What is wrong, by field, in a text's key; nothing where it can be. */
export type RowFaults = { [field in keyof TypedRow]: string | null };

/** A row of IDs. */
export interface Row {
  prefix: string;
  first: number;
  digits: number;
  count: number;
}

/** A whole number as it was typed; nothing for what is none, or lies outside. */
function whole(typed: string, least: number, most: number): number | null {
  const digits = typed.trim();
  if (!/^[0-9]{1,15}$/.test(digits)) return null;
  const number = Number(digits);
  return number >= least && number <= most ? number : null;
}

/** The row, where all of it can be. */
export function rowOf(typed: TypedRow): Row | null {
  const prefix = asLetterId(typed.prefix);
  const first = whole(typed.first, 0, MOST_FIRST);
  const digits = whole(typed.digits, 1, MOST_DIGITS);
  const count = whole(typed.count, 1, MOST_IDS);
  if (!/^[A-Z0-9-]*$/.test(prefix) || first === null || digits === null || count === null) return null;
  return { prefix, first, digits, count };
}

/** What is wrong with what was typed; an empty field is not filled yet, and not wrong. */
export function faultsOf(typed: TypedRow): RowFaults {
  const wrong = (value: string, least: number, most: number) =>
    value.trim() !== '' && whole(value, least, most) === null;
  return {
    prefix: /^[A-Z0-9-]*$/.test(asLetterId(typed.prefix)) ? null : 'letter-ids-prefix-wrong',
    first: wrong(typed.first, 0, MOST_FIRST) ? 'letter-ids-first-wrong' : null,
    digits: wrong(typed.digits, 1, MOST_DIGITS) ? 'letter-ids-digits-wrong' : null,
    count: wrong(typed.count, 1, MOST_IDS) ? 'letter-ids-number-wrong' : null,
  };
}

/** The ID at a place of the row, the first at 0. */
export const idAt = ({ prefix, first, digits }: Row, at: number): string =>
  `${prefix}${String(first + at).padStart(digits, '0')}`;
