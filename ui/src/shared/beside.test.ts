import { expect, test } from 'vitest';
import { besidePlace } from './beside';

const page = { width: 1000, height: 700 };
const panel = { width: 400, height: 200 };

test.each([
  ['below', { left: 100, right: 180, top: 80, bottom: 104 }, { left: 100, top: 108 }],
  ['above where there is no room below', { left: 100, right: 180, top: 660, bottom: 684 }, { left: 100, top: 456 }],
  ['not over the right edge', { left: 900, right: 980, top: 80, bottom: 104 }, { left: 592, top: 108 }],
  ['not over the left edge', { left: -40, right: 40, top: 80, bottom: 104 }, { left: 8, top: 108 }],
])('%s', (_, anchor, place) => {
  expect(besidePlace(anchor, panel, page)).toEqual(place);
});

test('inside of a window that is too small for it, from its top', () => {
  const small = { width: 300, height: 150 };
  expect(besidePlace({ left: 10, right: 90, top: 60, bottom: 84 }, panel, small)).toEqual({ left: 8, top: 8 });
});

test.each([
  ['above, ending where it does', { left: 800, right: 900, top: 600, bottom: 628 }, { left: 500, top: 396 }],
  ['below where there is no room above', { left: 800, right: 900, top: 150, bottom: 178 }, { left: 500, top: 182 }],
  ['not over the left edge', { left: 20, right: 90, top: 600, bottom: 628 }, { left: 8, top: 396 }],
])('%s', (_, anchor, place) => {
  expect(besidePlace(anchor, panel, page, { side: 'above', align: 'end' })).toEqual(place);
});
