import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Program, refuse } from '../../../tests/program';
import type { NewPinPrompt } from '../../bindings';
import { NEW_PIN, windowOf } from '../testing/views';
import EnterPin from './EnterPin.svelte';

if (NEW_PIN.kind !== 'new-pin') throw new Error('not a new PIN');
const ask: NewPinPrompt = NEW_PIN.ask;

let program: Program;

beforeEach(() => {
  program = new Program(windowOf(null));
});

afterEach(() => program.end());

const show = (changes: Partial<NewPinPrompt> = {}) =>
  render(EnterPin, { id: 6, ask: { ...ask, ...changes }, open: true });

async function type(first: string, second: string) {
  const [pin, again] = [screen.getByLabelText('New PIN'), screen.getByLabelText('New PIN, again')];
  await fireEvent.input(pin, { target: { value: first } });
  await fireEvent.input(again, { target: { value: second } });
}

const set = () => screen.getByRole('button', { name: 'Set this PIN' });
const values = () => [...document.querySelectorAll('input')].map(({ value }) => value);

test('sets a PIN that meets the rules and is the same twice', async () => {
  show();
  await type('735194', '735194');
  set().click();
  await waitFor(() => expect(program.given('enterNewPin')).toEqual([[6, '735194', '735194']]));
  expect(values()).toEqual(['', '']);
});

test.each([
  ['123456', '123456'],
  ['735194', '735195'],
  ['7351', '7351'],
  ['', ''],
])('does not set “%s” and “%s”', async (first, second) => {
  show();
  await type(first, second);
  expect(set().getAttribute('aria-disabled')).toBe('true');
  set().click();
  document.querySelector('form')?.requestSubmit();
  await tick();
  expect(program.given('enterNewPin')).toEqual([]);
});

test('ticks the rules off', async () => {
  show();
  await type('1111', '1111');
  const rules = screen.getAllByRole('listitem').map(({ textContent }) => textContent?.replace(/\s+/g, ' ').trim());
  expect(rules.filter((rule) => / met$/.test(rule ?? '') && !/not met$/.test(rule ?? ''))).toHaveLength(4);
});

test('without one, the generated PIN is set', async () => {
  show();
  await type('735194', '735194');
  screen.getByRole('button', { name: /generated PIN/ }).click();
  await waitFor(() => expect(program.given('cancelNewPin')).toEqual([[6]]));
  expect(program.given('enterNewPin')).toEqual([]);
});

const marked = () => [...document.querySelectorAll('.rules .broken')].map(({ textContent }) => textContent ?? '');

test('says that the PIN before broke rules, and marks exactly those in words', () => {
  show({ broken: [{ rule: 'no-repeats' }, { rule: 'min-length', digits: 6 }], attempt: 2 });
  expect(screen.getByRole('alert').textContent).toContain('breaks 2 rules');
  expect(marked()).toHaveLength(2);
  expect(marked()[0]).toMatch(/at least 6 digits.*broken by the last PIN/s);
  expect(marked()[1]).toMatch(/not one digit throughout.*broken by the last PIN/s);
  for (const rule of document.querySelectorAll('.rules .broken')) {
    expect(rule.querySelector('svg')).toBeTruthy();
    expect(rule.querySelector('.visually-hidden')).toBeNull();
  }
});

test('the marks go with the first digit that is typed, and do not come back', async () => {
  show({ broken: [{ rule: 'no-repeats' }], attempt: 2 });
  expect(marked()).toHaveLength(1);
  await type('7', '');
  expect(marked()).toEqual([]);
  await type('', '');
  expect(marked()).toEqual([]);
});

test('a first PIN has nothing marked', () => {
  show();
  expect(marked()).toEqual([]);
  expect(screen.queryByRole('alert')).toBeNull();
});

test('says why a PIN was not taken, and is ready for another', async () => {
  program.end();
  program = new Program(windowOf(null), { enterNewPin: () => refuse('program-ending') });
  show();
  await type('735194', '735194');
  set().click();
  expect((await screen.findByRole('alert')).textContent).toContain('The program is ending.');
  expect(values()).toEqual(['', '']);
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('New PIN')));
});

test('with keys on the reader nothing is typed here, and the first press begins there', async () => {
  show({ pinpad: true, rules: [{ rule: 'min-length', digits: 6 }] });
  expect(document.querySelectorAll('input')).toHaveLength(0);
  expect(document.activeElement?.textContent).toContain('Begin on the reader');
  screen.getByRole('button', { name: 'Begin on the reader' }).click();
  await waitFor(() => expect(program.given('enterOnTheReader')).toEqual([[6]]));
});

test('says that a PIN is part of the holder’s data, and not of which', async () => {
  show({ rules: [{ rule: 'not-holder-data', digits: ['19840312'] }] });
  const rules = screen.getByRole('list', { name: 'Rules of the new PIN' });
  expect(rules.textContent).toContain('not digits of what was typed about the holder, such as a date of birth');
  await type('840312', '840312');
  expect(set().getAttribute('aria-disabled')).toBe('true');
  await type('735194', '735194');
  expect(set().getAttribute('aria-disabled')).toBeNull();
  expect(rules.textContent).not.toContain('1984');
});
