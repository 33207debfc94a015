import { FluentBundle, FluentResource } from '@fluent/bundle';
import { type Arguments, cleaned, type Data, isData, kebab, toArguments, toFluent, type Value } from './arguments';

/** What an error says to a person. */
export type ErrorText = { what: string; notDone: string; next: string };

/** A text, or why there is none: its key is missing, or an argument that stands in it was not given. */
export type Said = { text: string; lacks?: 'text' | 'argument' };

/** How deep a sentence may stand in another one. */
const MAX_DEPTH = 4;

type Part = 'not-done' | 'next';

/** What one place where texts are shown does differently from others. */
export type Manner = {
  /** What every text is given beside its own data. */
  always?: Data;
  /** How a text among the arguments is written, by its name. */
  spelled?: (name: string, value: string) => string;
  /** Changes each piece of text that comes from the files. */
  transform?: ((piece: string) => string) | undefined;
};

/**
 * The texts of one language, by the rules of the crate `messages`, which reads the same files; one table of cases holds
 * both to the same texts.
 *
 * Nothing here throws: a key that is missing shows as `⟦key⟧`, an argument that is missing by its name in braces.
 */
export class Messages {
  readonly #bundle: FluentBundle;
  readonly #manner: Manner;
  readonly #behind: Messages | undefined;

  /**
   * @param locale the language of the files, which decides plurals
   * @param files the content of the Fluent files
   * @param behind the texts that stand for those that these files lack
   */
  constructor(locale: string, files: readonly string[], manner: Manner = {}, behind?: Messages) {
    const { transform } = manner;
    // Arguments are isolated one by one, where they need it; Fluent would mark every number and choice.
    this.#bundle = new FluentBundle(locale, { useIsolating: false, ...(transform && { transform }) });
    this.#manner = manner;
    this.#behind = behind;
    for (const file of files) this.#bundle.addResource(new FluentResource(file));
  }

  /** Whether there is a text of this key. */
  has(key: string): boolean {
    return this.#bundle.hasMessage(key) || (this.#behind?.has(key) ?? false);
  }

  /** The text of a key. */
  text(key: string, data: Data = {}): Said {
    return this.#part(key, undefined, this.#arguments(data, MAX_DEPTH));
  }

  /**
   * The three texts of an error, by its code; nothing where the code has no texts. What a run left behind stands for what
   * was not done, and what can be done about it follows what to do next.
   */
  error(code: string, data: Data): ErrorText | undefined {
    const key = `error-${code}`;
    if (!this.has(key)) return undefined;
    const all = this.#arguments(data, MAX_DEPTH);
    const text = {
      what: this.#part(key, undefined, all).text,
      notDone: this.#part(key, 'not-done', all).text,
      next: this.#part(key, 'next', all).text,
    };
    const left = all.get('left-behind');
    return typeof left === 'string' ? this.#withLeftBehind(text, `left-behind-${left}`, all) : text;
  }

  /**
   * The text of a code and data: what happened, for the code of an error; else the text whose key the code is. Data may
   * hold such pairs in turn, or lists of them.
   */
  sentence(sentence: Data): Said {
    return this.#sentence(sentence, MAX_DEPTH);
  }

  /** What is to be corrected, where data hold sentences that say it and the text that is `said` does not. */
  details(data: Data, said: string): string[] {
    const told = corrections(data).map((one) => this.#told(one));
    return told.filter((detail) => !said.includes(detail));
  }

  /** What to do where one thing alone is to be corrected: that says more than what to do about several. */
  nextOfOne(data: Data): string | undefined {
    const [one, ...others] = corrections(data);
    if (one === undefined || others.length > 0) return undefined;
    return this.error(one.code, isData(one.data) ? one.data : {})?.next;
  }

  /** A host that is newer than this program may know rules that have no text here: then what it says itself. */
  saidByHost(data: Data): string | undefined {
    return typeof data.said === 'string' ? cleaned(data.said) : undefined;
  }

  #told(sentence: Data): string {
    const said = this.#sentence(sentence, MAX_DEPTH);
    const byHost = isData(sentence.data) ? this.saidByHost(sentence.data) : undefined;
    return said.lacks === 'text' ? (byHost ?? said.text) : said.text;
  }

  #withLeftBehind(text: ErrorText, key: string, all: Arguments): ErrorText {
    const notDone = this.#part(key, undefined, all).text;
    const more = this.#part(key, 'next', all);
    return { what: text.what, notDone, next: more.lacks === 'text' ? text.next : `${text.next} ${more.text}` };
  }

  #sentence(sentence: Data, depth: number): Said {
    const code = typeof sentence.code === 'string' ? sentence.code : '';
    const error = `error-${code}`;
    const data = isData(sentence.data) ? sentence.data : {};
    return this.#part(this.has(error) ? error : code, undefined, this.#arguments(data, depth));
  }

  #arguments(data: Data, depth: number): Arguments {
    const { always, spelled } = this.#manner;
    const all = toArguments({ ...always, ...data });
    for (const [name, value] of all) {
      if (spelled !== undefined && typeof value === 'string') all.set(name, spelled(name, value));
    }
    if (depth === 0) return all;
    for (const [name, value] of Object.entries(data)) {
      const words = this.#words(value, depth - 1);
      if (words !== undefined) all.set(kebab(name), cleaned(words));
    }
    return all;
  }

  /** A sentence, or several with commas between them; nothing for what is neither. */
  #words(value: Value, depth: number): string | undefined {
    const several: readonly Value[] = Array.isArray(value) ? value : [value];
    if (several.length === 0) return undefined;
    const words: string[] = [];
    for (const one of several) {
      if (!isSentence(one)) return undefined;
      const said = this.#sentence(one, depth);
      if (said.lacks === 'argument') return undefined;
      words.push(said.lacks === 'text' ? one.code : said.text);
    }
    return words.join(', ');
  }

  #part(key: string, part: Part | undefined, all: Arguments): Said {
    const own = this.#ownPart(key, part, all);
    if (own.lacks === undefined || this.#behind === undefined) return own;
    const behind = this.#behind.#part(key, part, all);
    return behind.lacks === undefined ? behind : own;
  }

  #ownPart(key: string, part: Part | undefined, all: Arguments): Said {
    const message = this.#bundle.getMessage(key);
    const pattern = part === undefined ? message?.value : message?.attributes[part];
    if (pattern === undefined || pattern === null) {
      return { text: `⟦${part === undefined ? key : `${key}.${part}`}⟧`, lacks: 'text' };
    }
    const mistakes: Error[] = [];
    const text = this.#bundle.formatPattern(pattern, toFluent(all), mistakes);
    return mistakes.every((mistake) => isOnlyAChoice(mistake, text)) ? { text } : { text, lacks: 'argument' };
  }
}

/** What is wrong with a draft, or why an action cannot be taken. */
function corrections(data: Data): (Data & { code: string })[] {
  return [data.faults, data.why].flat().filter(isSentence);
}

/** What is a code and data and nothing else; a fault, which is also about something, is no part of a text. */
function isSentence(value: Value | undefined): value is Data & { code: string } {
  return isData(value) && Object.keys(value).length === 2 && isData(value.data) && typeof value.code === 'string';
}

/**
 * Whether an argument that was not given only decided a choice: the choice's default then stands. One that should stand
 * in the text leaves its name there in braces.
 */
function isOnlyAChoice(mistake: Error, text: string): boolean {
  const name = /^Unknown variable: (\$.+)$/.exec(mistake.message)?.[1];
  return name !== undefined && !text.includes(`{${name}}`);
}
