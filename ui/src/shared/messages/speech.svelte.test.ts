import { flushSync } from 'svelte';
import { afterEach, describe, expect, it } from 'vitest';
import { compared, date, duration, fault, has, languageOf, number, sentence, speak, text, trouble } from '.';

const DAY = '2026-11-02T12:00:00Z';

afterEach(() => speak('en', 'en-US'));

describe('another language', () => {
  it('is in everything that is said, and in what is shown already', async () => {
    const shown: string[] = [];
    const end = $effect.root(() => {
      $effect(() => {
        shown.push(`${text('action')} ${date(DAY)}`);
      });
    });
    flushSync();
    await speak('de', 'de-AT');
    flushSync();
    end();
    expect(shown).toEqual(['Action Nov 2, 2026', 'Aktion 02.11.2026']);
    expect(document.documentElement.lang).toBe('de');
    expect(text('tries-left', { triesLeft: 1 })).toBe('1 Versuch übrig');
    expect(sentence({ code: 'card-serial', data: { id: '20000001' } })).toContain('Seriennummer');
    const wrong = { code: 'wrong-pin', data: { 'tries-left': 2, role: 'officer', device: 'Reader 1' } };
    expect(trouble(wrong).what).toContain('falsch');
    expect(fault({ code: 'field-required', about: 'email', data: { about: 'E-Mail' } }).what).toContain('E-Mail');
    expect(duration(5_040)).toBe('5,0 s');
    expect(number(4_194_304)).toMatch(/^4\D194\D304$/);
    expect(has('action')).toBe(true);
  });

  it('is the last one that was wished for, however long its texts take', async () => {
    await Promise.all([speak('fr', 'fr-FR'), speak('de', 'de-DE'), speak('sv', 'sv-SE'), speak('en', 'en-GB')]);
    expect(document.documentElement.lang).toBe('en');
    expect(text('action')).toBe('Action');
    expect(date(DAY)).toBe('2 Nov 2026');
  });

  it('orders lists in its own way', async () => {
    const names = ['Zora', 'Ärla', 'Adam'];
    await speak('de', 'de-DE');
    expect([...names].sort(compared)).toEqual(['Adam', 'Ärla', 'Zora']);
    await speak('sv', 'sv-SE');
    expect([...names].sort(compared)).toEqual(['Adam', 'Zora', 'Ärla']);
  });

  it('is one that is there', () => {
    expect(['en', 'sv', 'de', 'fr'].map(languageOf)).toEqual(['en', 'sv', 'de', 'fr']);
    expect([null, '', 'nb', 'sv-SE', 'toString'].map(languageOf)).toEqual([null, null, null, null, null]);
  });
});
