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

const show = (changes: Partial<PinMailerPrompt>, mailDomain: string | null = null) =>
  render(PinMailer, { id: 4, ask: { ...ASK, ...changes }, mailDomain, open: true });
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
  ['anna', 'Give the whole address, with @ and a domain.'],
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
  await type(/PIN letter ID/, 'PL 17');
  go().click();
  expect(program.given('givePinMailer')).toEqual([]);
  await type(/PIN letter ID/, 'pl-17');
  go().click();
  await waitFor(() => expect(program.given('givePinMailer')).toEqual([[4, null, 'pl-17']]));
});

test('says what was wrong with the last answer', () => {
  show({ letter: LETTER, trouble: { code: 'program-ending', data: {} }, attempt: 2 });
  expect(screen.getByRole('alert').textContent).toContain('The program is ending.');
  expect(screen.queryByText(/next free ID/)).toBeNull();
});

test('an ID that is used is marked where it stands, ready to be typed over', async () => {
  const used = { code: 'pin-mailer-letter-id-used', data: { id: 'PL-000117' } };
  show({ letter: LETTER, trouble: used, attempt: 2 });
  const field = screen.getByLabelText<HTMLInputElement>(/PIN letter ID/);
  expect(field.getAttribute('aria-invalid')).toBe('true');
  expect(screen.getAllByText(/Another letter has the ID PL-000117/).length).toBeGreaterThan(0);
  expect(screen.queryByRole('alert')).toBeNull();
  await waitFor(() => expect(document.activeElement).toBe(field));
  expect([field.selectionStart, field.selectionEnd]).toEqual([0, 'PL-000117'.length]);
  go().click();
  expect(program.given('givePinMailer')).toEqual([]);
  await type(/PIN letter ID/, 'PL-000118');
  expect(field.getAttribute('aria-invalid')).toBeNull();
  go().click();
  await waitFor(() => expect(program.given('givePinMailer')).toEqual([[4, null, 'PL-000118']]));
});

test('where the next free ID takes the place of a used one, that is said beside it', () => {
  const used = { code: 'pin-mailer-letter-id-used', data: { id: 'PL-000117' } };
  show({ letter: { ...LETTER, next: 'PL-000118' }, trouble: used, attempt: 2 });
  expect(screen.getByRole('alert').textContent).toContain('Another letter has the ID PL-000117');
  expect(screen.getByLabelText(/PIN letter ID/).getAttribute('aria-invalid')).toBeNull();
  expect(screen.getByText(/next free ID/)).toBeTruthy();
});

test('shows where a mail really goes, and has it sent there', async () => {
  show({ address: { ...ADDRESS, prefilled: 'anna' } }, 'example.org');
  expect(screen.getByText('Mailed to anna@example.org once the card is done.')).toBeTruthy();
  go().click();
  await waitFor(() => expect(program.given('givePinMailer')).toEqual([[4, 'anna@example.org', null]]));
});

test('the whole address is not one that the card goes to', async () => {
  show({ address: { prefilled: 'anna', forbidden: ['Anna@example.org'] } }, 'example.org');
  expect(screen.getAllByText(/The card goes to this address/).length).toBeGreaterThan(0);
  expect(screen.queryByText(/Mailed to/)).toBeNull();
  go().click();
  expect(program.given('givePinMailer')).toEqual([]);
});

test('Escape declines: nothing is signed yet', async () => {
  show({ address: ADDRESS });
  await screen.findByText('Cancel: nothing is signed.');
  await fireEvent.keyDown(screen.getByRole('dialog'), { key: 'Escape' });
  await waitFor(() => expect(program.given('decline')).toEqual([[4]]));
});

test('cancelling declines', async () => {
  show({ address: ADDRESS });
  screen.getByRole('button', { name: 'Cancel' }).click();
  await waitFor(() => expect(program.given('decline')).toEqual([[4]]));
});
