import type { LanguageCode } from '../../bindings';
import { ENGLISH } from './english';

/** The tag of a language in which the texts are there. */
export type Language = LanguageCode;

/** The Fluent files of each language: English lies in the page, the others are loaded. */
const FILES: Record<Language, () => Promise<readonly string[]>> = {
  en: async () => ENGLISH,
  sv: async () => (await import('./swedish')).SWEDISH,
  de: async () => (await import('./german')).GERMAN,
  fr: async () => (await import('./french')).FRENCH,
};

/** The Fluent files of a language. */
export function filesOf(language: Language): Promise<readonly string[]> {
  return FILES[language]();
}

/** The language of that tag, where the texts are there in it. */
export function languageOf(tag: string | null): Language | null {
  return tag !== null && Object.hasOwn(FILES, tag) ? (tag as Language) : null;
}
