import { describe, expect, it } from 'vitest';
import snapshot from '../../../../src-tauri/crates/messages/tests/snapshots/cases__every_reader_of_the_catalogue_gives_these_texts.snap?raw';
import { forWindow } from '../../../window-texts';
import type { Data } from './arguments';
import { Messages } from './catalogue';
import { ENGLISH } from './english';

const always = { in: 'window' };
const whole = new Messages('en', ENGLISH, { always });
const built = new Messages('en', ENGLISH.map(forWindow), { always });
const keys = ENGLISH.flatMap((file) => [...file.matchAll(/^([a-zA-Z][\w-]*) =/gm)].map((found) => found[1] ?? ''));
const cases: { code?: string; data: Data }[] = JSON.parse(snapshot.slice(snapshot.indexOf('\n---\n', 4) + 5));

describe('the catalogue of the built window', () => {
  it('says all that the sources say', () => {
    expect(keys.length).toBeGreaterThan(300);
    for (const key of keys) {
      for (const data of [{}, { count: 1, role: 'officer' }, { count: 2, 'tries-left': 0 }] as Data[]) {
        expect(built.text(key, data)).toEqual(whole.text(key, data));
      }
    }
    for (const { code, data } of cases) {
      if (code !== undefined) expect(built.error(code, data)).toEqual(whole.error(code, data));
    }
  });

  it('leaves out what only a terminal says, and comments', () => {
    const texts = ENGLISH.map(forWindow).join('\n');
    expect(texts).not.toContain('terminal');
    expect(texts).not.toMatch(/countersign[ -]|^#|--[a-z]/m);
  });

  it('takes choices inside of choices', () => {
    const choice = 'a = A{ $in ->\n    [window] { $b ->\n        [c] C\n       *[d] D\n    }\n   *[terminal] T\n }.\n';
    expect(forWindow(choice)).toBe('a = A{ $b ->\n [c] C\n *[d] D\n }.');
    expect(() => forWindow('a = { $in ->\n   *[terminal] T\n }\n')).toThrow('not for the window');
  });
});
