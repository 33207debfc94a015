import { expect, test } from 'vitest';
import type { WatchedCardView, WatchedDeviceView } from '../bindings';
import { takenDevice } from './taken-device';

const EMPTY: WatchedCardView = { kind: 'empty' };
const CARD: WatchedCardView = { kind: 'reading', keys: [] };

const at = (...cards: [string, WatchedCardView][]): WatchedDeviceView[] =>
  cards.map(([name, card]) => ({ name, card }));

test.each([
  ['no device', at(), null, null],
  ['the only device', at(['one', EMPTY]), null, 'one'],
  ['the only device, with a card', at(['one', CARD]), null, 'one'],
  ['the only one of two with a card', at(['one', EMPTY], ['two', CARD]), null, 'two'],
  ['two without cards are asked about', at(['one', EMPTY], ['two', EMPTY]), null, null],
  ['two with cards are asked about', at(['one', CARD], ['two', CARD]), null, null],
  ['it stays when a card comes beside it', at(['one', CARD], ['two', CARD]), 'one', 'one'],
  ['it stays when a device comes beside it', at(['one', EMPTY], ['two', EMPTY]), 'one', 'one'],
  ['its card went into another device', at(['one', EMPTY], ['two', CARD]), 'one', 'two'],
  ['it was unplugged', at(['two', EMPTY]), 'one', 'two'],
  ['it was unplugged, and two are left', at(['two', EMPTY], ['three', EMPTY]), 'one', null],
])('%s', (_, devices, before, taken) => {
  expect(takenDevice(devices, before)).toBe(taken);
});
