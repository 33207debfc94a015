import { describe, expect, it } from 'vitest';
import snapshot from '../../../../src-tauri/crates/messages/tests/snapshots/cases__every_reader_of_the_catalogue_gives_these_texts.snap?raw';
import type { Data } from './arguments';
import { Messages } from './catalogue';
import { ENGLISH } from './english';
import { pseudo } from './pseudo';

type ErrorCase = { code: string; data: Data; what: string; 'not-done': string; next: string };
type SentenceCase = { sentence: Data; text?: string; lacks?: 'text' | 'argument' };

/** What the Rust tests wrote, below the head of the file. */
const table: (ErrorCase | SentenceCase)[] = JSON.parse(snapshot.slice(snapshot.indexOf('\n---\n', 4) + 5));
const commandLine: Record<string, string> = import.meta.glob(
  [
    '../../../../src-tauri/crates/messages/en/command-line*.ftl',
    '../../../../src-tauri/crates/messages/en/errors-command-line.ftl',
  ],
  { query: '?raw', import: 'default', eager: true },
);
const all = new Messages('en', [...ENGLISH, ...Object.values(commandLine)]);

function of(...files: string[]): Messages {
  return new Messages('en', files);
}

describe('the table of cases that Rust tells alike', () => {
  it('is whole', () => {
    expect(table.length).toBeGreaterThan(300);
  });

  it.each(table.filter((one) => 'code' in one))('error $code', ({ code, data, ...texts }) => {
    const said = all.error(code, data);
    expect({ what: said?.what, 'not-done': said?.notDone, next: said?.next }).toEqual(texts);
  });

  it.each(table.filter((one) => 'sentence' in one))('sentence $sentence', ({ sentence, text, lacks }) => {
    const said = all.sentence(sentence);
    expect(said.lacks).toBe(lacks);
    if (text !== undefined) expect(said.text).toBe(text);
  });
});

describe('a catalogue', () => {
  it('shows a key or part that is missing, and never throws', () => {
    const messages = of('error-a = A\n    .next = Go.\n');
    expect(messages.text('b')).toEqual({ text: '⟦b⟧', lacks: 'text' });
    expect(messages.error('a', {})?.notDone).toBe('⟦error-a.not-done⟧');
    expect(messages.error('b', {})).toBeUndefined();
    expect(messages.text('__proto__').lacks).toBe('text');
  });

  it('survives texts that go round in circles', () => {
    expect(of('a = { b }\nb = { a }\n').text('a').lacks).toBe('argument');
  });

  it('gives every text what it is always given, inner ones too', () => {
    const messages = new Messages('en', ['a = { $in } { $b }\nb = { $in }\n'], { always: { in: 'window' } });
    expect(messages.text('a', { b: { code: 'b', data: {} } }).text).toBe('window window');
  });

  it('names what is to be corrected, once', () => {
    const messages = of('error-a = A { $x }\n');
    const one = (x: string) => ({ code: 'a', data: { x } });
    expect(messages.details({ faults: [one('1'), one('2')] }, 'A 2.')).toEqual(['A 1']);
    expect(messages.details({ why: one('1'), faults: 3 }, '')).toEqual(['A 1']);
    const newer = { code: 'newer', data: { said: 'a rule\u0007 of tomorrow' } };
    expect(messages.details({ faults: [newer] }, '')).toEqual(['a rule of tomorrow']);
  });

  it('says what to do about one thing, and not about several', () => {
    const messages = of('error-a = A\n    .not-done = Nothing.\n    .next = Go to { $x }.\n');
    const one = { code: 'a', data: { x: 'B' } };
    expect(messages.nextOfOne({ why: one })).toBe('Go to B.');
    expect(messages.nextOfOne({ faults: [one, one] })).toBeUndefined();
    expect(messages.nextOfOne({ faults: [{ code: 'newer', data: {} }] })).toBeUndefined();
  });
});

describe('the pseudo-locale', () => {
  it('changes texts, not what fills them', () => {
    const messages = new Messages('en', ['a = Sign in with { $card -> \n   *[one] { $card }\n }.\n'], {
      transform: pseudo,
    });
    const said = messages.text('a', { card: 'Reader 1' }).text;
    expect(said).toBe('Šîîĝñ îîñ wîîţh Reader 1.');
  });

  it('is about a third longer', () => {
    const texts = ENGLISH.join(' ').replace(/#.*/g, '');
    const longer = pseudo(texts).length / texts.length;
    expect(longer).toBeGreaterThan(1.2);
    expect(longer).toBeLessThan(1.45);
  });
});

describe('a language', () => {
  it('has English behind what it lacks, with the plurals of each', () => {
    const counted = (one: string, other: string) => `{ $n ->\n    [one] ${one}\n   *[other] ${other}\n }`;
    const english = of(`a = ${counted('1 card', '{ $n } cards')}\nb = ${counted('1 key', '{ $n } keys')}\nc = C\n`);
    const own = `a = ${counted('{ $n } carte', '{ $n } cartes')}\nerror-e = Faux.\nc = { gone }\n`;
    const french = new Messages('fr', [own], {}, english);
    expect(french.text('a', { n: 0 }).text).toBe('0 carte');
    expect(french.text('b', { n: 0 }).text).toBe('0 keys');
    expect(french.text('c').text).toBe('C');
    expect([french.has('b'), french.has('d')]).toEqual([true, false]);
    expect(french.text('d')).toEqual({ text: '⟦d⟧', lacks: 'text' });
  });
});
