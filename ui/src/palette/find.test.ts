import { describe, expect, it } from 'vitest';
import { bare, fit } from './find';

describe('a text without case and accents', () => {
  it.each([
    ['Örebro', 'orebro'],
    ['Français', 'francais'],
    ['Straße', 'strasse'],
    ['Łódź', 'lodz'],
    ['SØRENSEN', 'sorensen'],
    ['ǅ', 'ǆ'],
  ])('%s is %s', (text, expected) => expect(bare(text)).toBe(bare(expected)));
});

describe('how well a name fits', () => {
  it.each([
    ['Settings', 'set', 0],
    ['Sign out', 'out', 1],
    ['Sign out', 'sign out', 1],
    ['Insert card 3', 'nsert', 2],
    ['About', 'licence', 3],
    ['Go to Archive', 'gta', 4],
    ['Read the card again', 'recaag', 4],
    ['Go to Archive', 'atg', null],
    ['Settings', 'stg', null],
    ['Settings', 'xyz', null],
    ['Settings', 'set xyz', null],
    ['Settings', 'ttgs', null],
    ['Hägg', 'hagg', 0],
    ['Hagg', 'hägg', 0],
    ['Settings', '', 0],
  ])('%s for “%s”', (name, typed, expected) => expect(fit(name, 'licence', typed)).toBe(expected));
});
