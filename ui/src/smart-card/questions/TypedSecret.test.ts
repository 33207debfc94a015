import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Program } from '../../../tests/program';
import type { HolderPinPrompt, PukPrompt } from '../../bindings';
import { HOLDER_PIN, windowOf } from '../testing/views';
import TypedSecret from './TypedSecret.svelte';

if (HOLDER_PIN.kind !== 'holder-pin') throw new Error('not the holder’s PIN');
const ask: HolderPinPrompt = HOLDER_PIN.ask;

let program: Program;

beforeEach(() => {
  program = new Program(windowOf(null));
});

afterEach(() => program.end());

const pin = (changes: Partial<HolderPinPrompt> = {}) =>
  render(TypedSecret, { id: 5, asked: { secret: 'pin', ask: { ...ask, ...changes } }, open: true });
const puk = (changes: Partial<PukPrompt> = {}) => {
  const { reader, card } = ask;
  const asked = { reader, card, triesLeft: 3, trouble: null, ...changes };
  return render(TypedSecret, { id: 5, asked: { secret: 'puk', ask: asked }, open: true });
};
const type = (label: string, value: string) => fireEvent.input(screen.getByLabelText(label), { target: { value } });

test('the PIN that is used for issuing', async () => {
  pin();
  expect(screen.getByText(/Keys on the card are used/)).toBeTruthy();
  expect(screen.getByText('Stop without it: nothing is issued.')).toBeTruthy();
  await type("The holder's PIN", '123456');
  screen.getByRole('button', { name: 'Use this PIN' }).click();
  await waitFor(() => expect(program.given('giveHolderPin')).toEqual([[5, '123456']]));
  expect(document.querySelector('input')?.value).toBe('');
});

test('the PIN that is changed is asked for in other words', () => {
  pin({ purpose: 'change-pin' });
  expect(screen.getByText(/the card has now; it is replaced/)).toBeTruthy();
  expect(screen.getByText('Stop without it: the card keeps its PIN.')).toBeTruthy();
  expect(screen.queryByText(/issued/)).toBeNull();
});

test('the last try of each costs what it costs', () => {
  pin({ triesLeft: 1 });
  expect(screen.getByText('Last try: if it is wrong, the PIN is blocked')).toBeTruthy();
});

test('the last try of a PUK is not called that of a PIN', () => {
  puk({ triesLeft: 1 });
  expect(screen.getByText('Last try: if it is wrong, the card cannot be unblocked any more')).toBeTruthy();
  expect(screen.queryByText(/the PIN is blocked/)).toBeNull();
});

test('a PUK that was wrong is typed again, and can be declined', async () => {
  puk({ triesLeft: 2, trouble: { code: 'wrong-puk', data: { role: 'subject', 'tries-left': 2 } } });
  expect(screen.getByLabelText('PUK').getAttribute('aria-invalid')).toBe('true');
  expect(screen.getByText(/The PUK of the subject card is wrong: 2 tries left/)).toBeTruthy();
  await type('PUK', '12345678');
  screen.getByRole('button', { name: 'Use this PUK' }).click();
  await waitFor(() => expect(program.given('givePuk')).toEqual([[5, '12345678']]));
});

test('declining gives nothing', async () => {
  puk();
  await type('PUK', '12345678');
  screen.getByRole('button', { name: 'Stop without it' }).click();
  await waitFor(() => expect(program.given('decline')).toEqual([[5]]));
  expect(program.given('givePuk')).toEqual([]);
});
