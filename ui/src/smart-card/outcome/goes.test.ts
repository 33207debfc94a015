import { expect, test } from 'vitest';
import type { PinDeliveryView } from '../../bindings';
import { goes } from './goes';

const letter = (changes: Partial<PinDeliveryView> = {}): PinDeliveryView => ({
  address: null,
  letter: 'PL-0042',
  pinInLetter: true,
  pukInLetter: true,
  ...changes,
});
const WHERE = 'The letter is printed from the PIN letters tab, by an officer with Manage PIN letters.';

test('PIN and PUK in one letter are one sentence', () => {
  const said = goes({ pin: 'system', puk: 'letter', delivery: letter() });
  expect(said).toEqual(['PIN and PUK go by letter PL-0042.', WHERE]);
});

test('a PIN in a letter, its PUK at the host', () => {
  const delivery = letter({ pukInLetter: false });
  const said = goes({ pin: 'system', puk: 'host-only', delivery });
  expect(said).toEqual(['The PIN goes by letter PL-0042.', 'The PUK is kept at the host alone.', WHERE]);
});

test('a PIN by mail, its PUK in a letter', () => {
  const delivery = letter({ address: 'anna@example.org', pinInLetter: false });
  const said = goes({ pin: 'system', puk: 'letter', delivery });
  expect(said).toEqual(['The PIN is mailed to anna@example.org.', 'The PUK goes by letter PL-0042.', WHERE]);
});

test('a PIN that was entered here, its PUK in a letter', () => {
  const delivery = letter({ pinInLetter: false });
  const said = goes({ pin: 'entered', puk: 'letter', delivery });
  expect(said).toEqual(['The card has the PIN that was entered.', 'The PUK goes by letter PL-0042.', WHERE]);
});
