import { FluentNumber, type FluentVariable } from '@fluent/bundle';

/** What fills texts: as JSON has it, by name. */
export type Data = { readonly [name: string]: Value };

/** One value of data. */
export type Value = string | number | boolean | null | readonly Value[] | Data;

/** What a text is filled with, by its name in texts (`tries-left`). */
export type Arguments = ReadonlyMap<string, string | number>;

/** The longest text that is taken whole, in characters. */
export const MAX_LENGTH = 600;

/**
 * What data fill texts with, by the rules of the crate `messages`: a list of texts becomes one text with commas, any other
 * list its length; nothing (`null`) is `none`, for texts to choose by; objects are left out. Where nothing says what the
 * data are `about`, the `field` or `key` that they name does.
 */
export function toArguments(data: Data): Map<string, string | number> {
  const all = new Map<string, string | number>();
  for (const [name, value] of Object.entries(data)) {
    const argument = toArgument(value);
    if (argument !== undefined) all.set(kebab(name), argument);
  }
  const named = all.get('field') ?? all.get('key');
  if (named !== undefined && !all.has('about')) all.set('about', named);
  return all;
}

/** The same as the formatter takes them: counts are written without grouping, as the command line writes them. */
export function toFluent(all: Arguments): Record<string, FluentVariable> {
  const fluent = [...all].map(([name, value]): [string, FluentVariable] => [
    name,
    typeof value === 'number' ? new FluentNumber(value, { useGrouping: false }) : value,
  ]);
  return Object.fromEntries(fluent);
}

/** `triesLeft` and `tries_left` as texts have it: `tries-left`. */
export function kebab(name: string): string {
  return name.replaceAll('_', '-').replace(/[A-Z]/g, (upper) => `-${upper.toLowerCase()}`);
}

/** Whether a value has members. */
export function isData(value: Value | undefined): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The text as it may stand beside others: control characters and characters that steer the direction of writing go, a
 * line break becomes a space, what is too long is cut and ends in `…`, and a text with letters of a right-to-left script
 * is isolated (UAX #9 §2.4).
 */
export function cleaned(text: string): string {
  let clean = '';
  let length = 0;
  for (const character of text) {
    const visible = shown(character);
    if (visible === '') continue;
    if (length === MAX_LENGTH) {
      clean += '…';
      break;
    }
    clean += visible;
    length += 1;
  }
  return [...clean].some(isRightToLeft) ? `\u2068${clean}\u2069` : clean;
}

function toArgument(value: Value): string | number | undefined {
  if (value === null) return 'none';
  if (typeof value === 'number') return Number.isInteger(value) ? value : String(value);
  if (typeof value === 'object') return isData(value) ? undefined : ofList(value as readonly Value[]);
  return cleaned(String(value));
}

function ofList(values: readonly Value[]): string | number {
  return values.every((value) => typeof value === 'string') ? cleaned(values.join(', ')) : values.length;
}

const LINE_BREAKS = [0x09, 0x0a, 0x0d, 0x2028, 0x2029];

// Controls; marks, embeddings, overrides and isolates (UAX #9 §2); invisible tags.
const NEVER_SHOWN = [
  [0x00, 0x1f],
  [0x7f, 0x9f],
  [0x061c, 0x061c],
  [0x200e, 0x200f],
  [0x202a, 0x202e],
  [0x2066, 0x2069],
  [0xfeff, 0xfeff],
  [0xe0000, 0xe007f],
] as const;

// The blocks whose default class is R or AL (UAX #9 §3.2).
const RIGHT_TO_LEFT = [
  [0x0590, 0x08ff],
  [0xfb1d, 0xfdff],
  [0xfe70, 0xfeff],
  [0x10800, 0x10fff],
  [0x1e800, 0x1efff],
] as const;

/** A character as it may stand in a text: a space for a line break, nothing for one that is never shown. */
export function shown(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (LINE_BREAKS.includes(code)) return ' ';
  return isIn(NEVER_SHOWN, code) ? '' : character;
}

function isRightToLeft(character: string): boolean {
  return isIn(RIGHT_TO_LEFT, character.codePointAt(0) ?? 0);
}

function isIn(blocks: readonly (readonly [number, number])[], code: number): boolean {
  return blocks.some(([first, last]) => first <= code && code <= last);
}
