/**
 * Every text of the window, from the catalogue that the command line reads too.
 *
 * No text is markup, and no text is put together from pieces outside of the catalogue. What comes from cards, hosts and
 * people is cleaned before it stands in a text; what is shown by itself goes through `plain`.
 *
 * A text that is shown belongs in a template, in `$derived` or in a function: then it changes with the language. One that is
 * kept in a constant or in state stays as it was.
 *
 * The page's address with `?locale=pseudo` shows the pseudo-locale, by which tests see what is not translated. Nothing in
 * the window leads there, and it changes nothing but letters.
 */
import type { FaultView, Sentence, Trouble } from '../../bindings';
import { cleaned, type Data } from './arguments';
import { bracketed } from './pseudo';
import { isPseudo, spoken } from './speech.svelte';

export type { Data, Value } from './arguments';
export { type Language, languageOf } from './languages';
export { speak } from './speech.svelte';

/** What an error says to a person. */
export type TroubleText = {
  /** What happened. */
  what: string;
  /** What is to be corrected, one by one, where there is more to say than `what`. */
  details: string[];
  /** What was not done, or what is true of the card and the host now. */
  notDone: string;
  /** What to do next. */
  next: string;
  /** The code, for whoever is asked for help. */
  code: string;
};

/** What stands between a draft and its submission. */
export type FaultText = {
  /** The field or key, by its name; empty for the draft as a whole. */
  about: string;
  /** What is wrong. */
  what: string;
  /** What to do about it. */
  next: string;
};

/** The text of a key. */
export function text(key: string, data: Data = {}): string {
  return marked(spoken().messages.text(key, data).text);
}

/** Whether the catalogue has a text of this key. */
export function has(key: string): boolean {
  return spoken().messages.has(key);
}

/** Something that Rust tells, in words. */
export function sentence(told: Sentence): string {
  return marked(spoken().messages.sentence(told).text);
}

/** The texts of an error. A code without texts is a mistake that tests hold; what can be said then is the code. */
export function trouble({ code, data }: Trouble): TroubleText {
  const { messages } = spoken();
  const said = messages.error(code, data) ?? messages.error('unknown', { code });
  const what = said?.what ?? code;
  return {
    what: marked(what),
    details: messages.details(data, what).map(marked),
    notDone: marked(said?.notDone ?? ''),
    next: marked(messages.nextOfOne(data) ?? said?.next ?? ''),
    code,
  };
}

/** The texts of something that stands between a draft and its submission. */
export function fault({ code, about, data }: FaultView): FaultText {
  const { messages } = spoken();
  const said = messages.error(code, data);
  const what = said?.what ?? messages.saidByHost(data) ?? messages.sentence({ code, data }).text;
  return { about, what: marked(what), next: marked(said?.next ?? '') };
}

/** Text of a card, a host or a person as it may stand by itself. */
export function plain(given: string): string {
  return cleaned(given);
}

/** A count or a size. */
export function number(value: number): string {
  return spoken().formats.number(value);
}

/** The day of a point in time (RFC 3339). */
export function date(rfc3339: string): string {
  return spoken().formats.date(rfc3339);
}

/** Day and time of a point in time (RFC 3339). */
export function dateTime(rfc3339: string): string {
  return spoken().formats.dateTime(rfc3339);
}

/** How two texts stand to each other in a list: negative where the first one comes first. */
export function compared(one: string, other: string): number {
  return spoken().formats.compared(one, other);
}

/** How long something took, in milliseconds. */
export function duration(milliseconds: number): string {
  const { formats } = spoken();
  const minutes = Math.floor(milliseconds / 60_000);
  if (minutes === 0) return text('duration-seconds', { seconds: formats.seconds(milliseconds) });
  const rest = formats.number(Math.floor((milliseconds % 60_000) / 1000));
  return text('duration-minutes', { minutes: formats.number(minutes), seconds: rest });
}

function marked(said: string): string {
  return isPseudo && said !== '' ? bracketed(said) : said;
}
