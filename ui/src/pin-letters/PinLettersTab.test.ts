import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Program, refuse } from '../../tests/program';
import type { LetterPageView, LetterQuery, PrinterView } from '../bindings';
import { press } from '../smart-card/testing/press';
import { ORDER, sitting, windowOf } from '../smart-card/testing/views';
import PinLettersTab from './PinLettersTab.svelte';
import { letter, mail, page } from './testing';

const PRINTERS: PrinterView[] = [
  { name: 'one', description: null, isDefault: false },
  { name: 'two', description: 'Reception', isDefault: true },
];

let program: Program;
let answer: (query: LetterQuery) => LetterPageView;
let printers: PrinterView[];

beforeEach(() => {
  answer = () => page([letter('9'), letter('8', { holder: 'Per Hägg' }), letter('7')]);
  printers = PRINTERS;
  program = new Program(windowOf(null), {
    letters: (query) => answer(query),
    printers: () => printers,
    printLetters: (_, letters, printer) => ({ order: ORDER, letters: letters.length, printer, job: null }),
    createLetterIds: () => ({ first: 'PL-000500', last: 'PL-000501' }),
    pinMails: () => ({ mails: [mail('5')], more: false, failed: 1, setUp: true }),
  });
});

afterEach(() => program.end());

const officer = (pinpad = false) => ({ ...sitting().officer, pinpad });
const show = (pinpad = false) => render(PinLettersTab, { officer: officer(pinpad), prefix: 'PL-' });
const button = (name: string | RegExp) => screen.getByRole('button', { name });
const dialog = () => screen.findByRole('dialog');
const queries = () => program.given('letters').map(([query]) => query);
const type = (field: HTMLElement, value: string) => fireEvent.input(field, { target: { value } });

async function sign(name: string) {
  const inside = within(await dialog());
  await type(inside.getByLabelText('Signature PIN'), '1234');
  inside.getByRole('button', { name }).click();
}

test('lists what is ready first, and all on demand', async () => {
  show();
  await screen.findByRole('grid');
  expect(queries()).toEqual([{ state: 'ready', text: '', before: null }]);
  expect(screen.getByText(/12 letter IDs free/)).toBeTruthy();
});

test('is searched as one types, and asks once', async () => {
  show();
  await screen.findByRole('grid');
  await type(screen.getByRole('textbox', { name: 'Search' }), 'a');
  await type(screen.getByRole('textbox', { name: 'Search' }), 'anna');
  await waitFor(() => expect(queries()).toHaveLength(2));
  expect(queries()[1]?.text).toBe('anna');
});

test('loads older ones after the last', async () => {
  answer = ({ before }) => page([letter(before ? '3' : '9')], { more: before === null });
  show();
  await screen.findByRole('grid');
  button('Load more').click();
  await waitFor(() => expect(screen.getAllByRole('row')).toHaveLength(3));
  expect(queries()[1]?.before).toBe('9');
});

test('prints the highlighted letter on the default printer', async () => {
  show();
  await screen.findByRole('grid');
  button('Print…').click();
  await waitFor(async () => expect(within(await dialog()).getByText('two')).toBeTruthy());
  await sign('Sign and print');
  await waitFor(() => expect(program.given('printLetters')).toHaveLength(1));
  expect(program.given('printLetters')[0]?.slice(1)).toEqual([['9'], 'two', null, '1234']);
  expect(await screen.findByText(/1 letter was handed to “two”/)).toBeTruthy();
});

test('prints several that were chosen by the keyboard', async () => {
  show();
  await screen.findByRole('grid');
  const rows = () => [...document.querySelectorAll<HTMLElement>('[data-row]')];
  rows()[0]?.focus();
  await press(' ');
  await press('ArrowDown');
  await press(' ');
  expect(await screen.findByText('2 chosen')).toBeTruthy();
  button('Print 2 letters…').click();
  await waitFor(async () => expect(within(await dialog()).getByText('two')).toBeTruthy());
  await sign('Sign and print');
  await waitFor(() => expect(program.given('printLetters')[0]?.[1]).toEqual(['9', '8']));
});

test('one that was printed before needs a reason', async () => {
  answer = () => page([letter('9', { state: 'printed', needsReason: true })]);
  show();
  await screen.findByRole('grid');
  button('Print…').click();
  await waitFor(async () => expect(within(await dialog()).getByText('two')).toBeTruthy());
  await sign('Sign and print');
  expect(program.given('printLetters')).toEqual([]);
  await type(within(await dialog()).getByLabelText(/Reason/), 'The paper jammed.');
  await sign('Sign and print');
  await waitFor(() => expect(program.given('printLetters')[0]?.[3]).toBe('The paper jammed.'));
});

test('says where there is no printer, and looks again', async () => {
  printers = [];
  show();
  await screen.findByRole('grid');
  button('Print…').click();
  expect(await screen.findByText(/The system has no printer/)).toBeTruthy();
  printers = PRINTERS;
  button('Try again').click();
  await waitFor(async () => expect(within(await dialog()).getByText('two')).toBeTruthy());
});

test('one that cannot be printed says why', async () => {
  answer = () => page([letter('9', { state: 'waiting', canPrint: false })]);
  show();
  await screen.findByRole('grid');
  expect(await screen.findByText('A letter whose card is not done yet cannot be printed.')).toBeTruthy();
  button('Print…').click();
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('creates IDs, and shows the first and the last before', async () => {
  show();
  await screen.findByRole('grid');
  button('Create IDs…').click();
  const inside = within(await dialog());
  await type(inside.getByLabelText(/First number/), '500');
  await type(inside.getByLabelText(/Quantity/), '2');
  expect(inside.getByText('PL-000500 to PL-000501')).toBeTruthy();
  await sign('Sign and create');
  await waitFor(() => expect(program.given('createLetterIds')[0]?.slice(1)).toEqual(['PL-', 500, 6, 2, '1234']));
  expect(await screen.findByText(/2 letter IDs were created/)).toBeTruthy();
});

test('with keys on the reader no PIN is typed here', async () => {
  show(true);
  await screen.findByRole('grid');
  button('Print…').click();
  const inside = within(await dialog());
  expect(inside.queryByLabelText('Signature PIN')?.tagName).not.toBe('INPUT');
  await waitFor(() => expect(inside.getByText('two')).toBeTruthy());
  inside.getByRole('button', { name: 'Sign and print' }).click();
  await waitFor(() => expect(program.given('printLetters')[0]?.[4]).toBe(''));
});

test('says why the host was not asked', async () => {
  program.end();
  program = new Program(windowOf(null), { letters: () => refuse('program-ending') });
  show();
  expect((await screen.findByRole('alert')).textContent).toContain('The program is ending.');
});

test('a mail that failed is sent again, with a reason', async () => {
  show();
  screen.getByRole('radio', { name: 'Mails' }).click();
  await screen.findByText('550 no such user');
  button('Resend…').click();
  const inside = within(await dialog());
  await type(inside.getByLabelText(/Address/), 'anna.berg@example.test');
  await type(inside.getByLabelText(/Reason/), 'Address was wrong.');
  await sign('Sign and resend');
  await waitFor(() =>
    expect(program.given('resendMail')[0]?.slice(1)).toEqual([
      '5',
      'anna.berg@example.test',
      'Address was wrong.',
      '1234',
    ]),
  );
});
