import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Program } from '../../../tests/program';
import type { PinMailerPrompt } from '../../bindings';
import { windowOf } from '../testing/views';
import PinMailer from './PinMailer.svelte';

let program: Program;

beforeEach(() => {
  program = new Program(windowOf(null));
});

afterEach(() => program.end());

const ASK: PinMailerPrompt = {
  reader: 'Reader 2',
  card: { code: 'card-serial', data: { id: '20000001' } },
  address: null,
  letter: null,
  trouble: null,
  attempt: 1,
};
const ADDRESS = { prefilled: 'anna@example.test', forbidden: ['home@example.test'] };
const LETTER = { next: 'PL-000117', forPin: true, forPuk: false };

const show = (changes: Partial<PinMailerPrompt>) =>
  render(PinMailer, { id: 4, ask: { ...ASK, ...changes }, open: true });
const go = () => screen.getByRole('button', { name: 'Go on' });
const type = (label: RegExp, value: string) => fireEvent.input(screen.getByLabelText(label), { target: { value } });

test('gives the address that the form has', async () => {
  show({ address: ADDRESS });
  go().click();
  await waitFor(() => expect(program.given('givePinMailer')).toEqual([[4, 'anna@example.test', null]]));
});

test('gives the next letter ID', async () => {
  show({ letter: LETTER });
  go().click();
  await waitFor(() => expect(program.given('givePinMailer')).toEqual([[4, null, 'PL-000117']]));
});

test.each([
  ['', 'Give the address.'],
  ['anna@', 'This is no e-mail address.'],
  ['Home@Example.test', 'The card goes to this address'],
])('does not go on with “%s”', async (typed, why) => {
  show({ address: ADDRESS });
  await type(/E-mail address/, typed);
  expect(screen.getAllByText(new RegExp(why)).length).toBeGreaterThan(0);
  go().click();
  expect(program.given('givePinMailer')).toEqual([]);
});

test('does not go on with what is no letter ID', async () => {
  show({ letter: { ...LETTER, next: null } });
  await type(/Letter ID/, 'PL 17');
  go().click();
  expect(program.given('givePinMailer')).toEqual([]);
  await type(/Letter ID/, 'pl-17');
  go().click();
  await waitFor(() => expect(program.given('givePinMailer')).toEqual([[4, null, 'pl-17']]));
});

test('says what was wrong with the last answer', () => {
  show({ letter: LETTER, trouble: { code: 'program-ending', data: {} }, attempt: 2 });
  expect(screen.getByRole('alert').textContent).toContain('The program is ending.');
  expect(screen.queryByText(/next free ID/)).toBeNull();
});

test('cancelling declines', async () => {
  show({ address: ADDRESS });
  screen.getByRole('button', { name: 'Cancel' }).click();
  await waitFor(() => expect(program.given('decline')).toEqual([[4]]));
});
