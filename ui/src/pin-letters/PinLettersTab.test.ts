import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Program, refuse } from '../../tests/program';
import type {
  LetterPageView,
  LetterQuery,
  LettersPrintedView,
  MailPageView,
  MailQuery,
  NextNumberView,
  PrintersView,
} from '../bindings';
import { press } from '../smart-card/testing/press';
import { ORDER, sitting, windowOf } from '../smart-card/testing/views';
import PinLettersTab from './PinLettersTab.svelte';
import { letter, mail, page } from './testing';

const PRINTERS: PrintersView = {
  printers: [
    { name: 'one', description: null, isDefault: true, isSet: false },
    { name: 'two', description: 'Reception', isDefault: false, isSet: true },
  ],
  setButMissing: null,
};

let program: Program;
let answer: (query: LetterQuery) => LetterPageView;
let printers: PrintersView;
let mails: (query: MailQuery) => MailPageView;
let print: (letters: string[], printer: string, reason: string | null) => LettersPrintedView;
let nextNumber: (prefix: string) => NextNumberView;

beforeEach(() => {
  answer = () => page([letter('9'), letter('8', { holder: 'Per Hägg' }), letter('7')]);
  printers = PRINTERS;
  mails = () => ({ mails: [mail('5')], more: false, failed: 1, setUp: true });
  print = (letters, printer) => ({ order: ORDER, letters: letters.length, printer, job: null });
  nextNumber = () => ({ first: 500, digits: 6 });
  program = new Program(windowOf(null), {
    letters: (query) => answer(query),
    printers: () => printers,
    printLetters: (_, letters, printer, reason) => print(letters, printer, reason),
    nextLetterNumber: (prefix) => nextNumber(prefix),
    createLetterIds: () => ({ first: 'PL-000500', last: 'PL-000501' }),
    pinMails: (query) => mails(query),
    resendMail: () => null,
  });
});

afterEach(() => program.end());

const officer = (pinpad = false) => ({ ...sitting().officer, pinpad });
const show = (pinpad = false) =>
  render(PinLettersTab, { officer: officer(pinpad), prefix: 'PL-', mailDomain: 'example.test' });
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

test('prints the highlighted letter on the printer that is set for this desk', async () => {
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
  await waitFor(() => expect(program.given('printLetters')[0]?.[1]).toEqual(['8', '9']));
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
  printers = { ...PRINTERS, printers: [] };
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

test('creates IDs from the next number on, and shows the first and the last before', async () => {
  show();
  await screen.findByRole('grid');
  button('Create IDs…').click();
  const inside = within(await dialog());
  await waitFor(() => expect(inside.getByLabelText<HTMLInputElement>(/First number/).value).toBe('500'));
  await type(inside.getByLabelText(/Quantity/), '2');
  expect(inside.getByText('PL-000500 to PL-000501')).toBeTruthy();
  await sign('Sign and create');
  await waitFor(() => expect(program.given('createLetterIds')[0]?.slice(1)).toEqual(['PL-', 500, 6, 2, '1234']));
  expect(await screen.findByText(/2 letter IDs were created/)).toBeTruthy();
});

test('another prefix has another next number, and what somebody typed stays', async () => {
  nextNumber = (prefix) => (prefix === 'PL-' ? { first: 500, digits: 6 } : { first: 7, digits: 3 });
  show();
  await screen.findByRole('grid');
  button('Create IDs…').click();
  const inside = within(await dialog());
  const first = () => inside.getByLabelText<HTMLInputElement>(/First number/);
  const digits = () => inside.getByLabelText<HTMLInputElement>(/Digits/);
  await waitFor(() => expect(first().value).toBe('500'));
  await type(inside.getByLabelText(/Prefix/), 'ab-');
  await waitFor(() => expect([first().value, digits().value]).toEqual(['7', '3']));
  expect(program.given('nextLetterNumber')).toEqual([['PL-'], ['AB-']]);
  await type(first(), '12');
  await type(inside.getByLabelText(/Prefix/), 'PL-');
  await waitFor(() => expect([first().value, digits().value]).toEqual(['12', '6']));
});

test('what is wrong with a field stands there instead of its hint', async () => {
  show();
  await screen.findByRole('grid');
  button('Create IDs…').click();
  const inside = within(await dialog());
  expect(inside.getByText(/1 to 12; shorter/)).toBeTruthy();
  await type(inside.getByLabelText(/Digits/), '13');
  expect(inside.getByText('A whole number from 1 to 12.')).toBeTruthy();
  expect(inside.queryByText(/1 to 12; shorter/)).toBeNull();
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

test('a mail that failed is sent again, with a reason, to the whole address', async () => {
  show();
  screen.getByRole('radio', { name: 'Mails' }).click();
  await screen.findByText('550 no such user');
  button('Resend…').click();
  const inside = within(await dialog());
  await type(inside.getByLabelText(/Address/), 'anna.berg');
  expect(inside.getByText('Mailed to anna.berg@example.test.')).toBeTruthy();
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
  expect(await screen.findByText('The mail to anna.berg@example.test is queued again.')).toBeTruthy();
});

test('mails begin with those that failed', async () => {
  show();
  screen.getByRole('radio', { name: 'Mails' }).click();
  await screen.findByText('550 no such user');
  expect(program.given('pinMails')).toEqual([[{ state: 'failed', before: null }]]);
});

test('mails begin with all of them where none failed', async () => {
  mails = ({ state }) => ({
    mails: state === 'failed' ? [] : [mail('5', { state: 'sent', canResend: false })],
    more: false,
    failed: 0,
    setUp: true,
  });
  show();
  screen.getByRole('radio', { name: 'Mails' }).click();
  await screen.findByRole('grid');
  expect(program.given('pinMails').map(([query]) => query.state)).toEqual(['failed', null]);
});

test('the focus stays on what chooses letters or mails', async () => {
  show();
  await screen.findByRole('grid');
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Search' }));
  const radio = (name: string) => screen.getByRole('radio', { name });
  radio('Mails').focus();
  radio('Mails').click();
  await screen.findByText('550 no such user');
  expect(document.activeElement).toBe(radio('Mails'));
  radio('Letters').focus();
  radio('Letters').click();
  await screen.findByText(/letter IDs free/);
  expect(document.activeElement).toBe(radio('Letters'));
});

test('letters are listed in the order in which they are printed, whatever the order in which they were chosen', async () => {
  answer = () =>
    page([
      letter('14', { id: 'PL-10000' }),
      letter('13', { id: 'PL-0042', part: 2, parts: 2 }),
      letter('12', { id: 'PL-0042', part: 1, parts: 2 }),
      letter('11', { id: 'AB-77' }),
    ]);
  show();
  await screen.findByRole('grid');
  screen.getByRole('checkbox', { name: /^Choose the first 20/ }).click();
  (await screen.findByRole('button', { name: 'Print 4 letters…' })).click();
  const items = within(await dialog()).getAllByRole('listitem');
  expect(items.map((item) => item.textContent?.trim().split(' · ')[0])).toEqual([
    'AB-77',
    'PL-0042 (1/2)',
    'PL-0042 (2/2)',
    'PL-10000',
  ]);
  await sign('Sign and print');
  await waitFor(() => expect(program.given('printLetters')[0]?.[1]).toEqual(['11', '12', '13', '14']));
});

test('one that the host says was printed before gets its reason where it was asked for', async () => {
  print = (letters, printer, reason) =>
    reason === null
      ? refuse('letter-printed-before', { id: 'PL-9' })
      : { order: ORDER, letters: letters.length, printer, job: null };
  show();
  await screen.findByRole('grid');
  button('Print…').click();
  await waitFor(async () => expect(within(await dialog()).getByText('two')).toBeTruthy());
  expect(within(await dialog()).queryByLabelText(/Reason/)).toBeNull();
  await sign('Sign and print');
  await type(await within(await dialog()).findByLabelText(/Reason/), 'The paper jammed.');
  expect(within(await dialog()).getByText('printed before')).toBeTruthy();
  await sign('Sign and print');
  await waitFor(() => expect(program.given('printLetters')[1]?.[3]).toBe('The paper jammed.'));
  expect(await screen.findByText(/1 letter was handed to “two”/)).toBeTruthy();
});

test('the list is asked for again once printing was tried, and not where it was not', async () => {
  print = () => refuse('printing-refused', { printer: 'two', why: 'no toner' });
  show();
  await screen.findByRole('grid');
  button('Print…').click();
  within(await dialog())
    .getByRole('button', { name: 'Cancel' })
    .click();
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(queries()).toHaveLength(1);
  button('Print…').click();
  await waitFor(async () => expect(within(await dialog()).getByText('two')).toBeTruthy());
  await sign('Sign and print');
  await within(await dialog()).findByRole('alert');
  within(await dialog())
    .getByRole('button', { name: 'Cancel' })
    .click();
  await waitFor(() => expect(queries()).toHaveLength(2));
});

test('what was chosen stays so while others are listed, and says so', async () => {
  answer = ({ text }) => page(text === 'per' ? [letter('8', { holder: 'Per Hägg' })] : [letter('9'), letter('8')]);
  show();
  await screen.findByRole('grid');
  for (const name of ['Print PL-9, too', 'Print PL-8, too']) screen.getByRole('checkbox', { name }).click();
  expect(await screen.findByText('2 chosen')).toBeTruthy();
  await type(screen.getByRole('textbox', { name: 'Search' }), 'per');
  expect(await screen.findByText('2 chosen, 1 not listed')).toBeTruthy();
  button('Print 2 letters…').click();
  expect(within(await dialog()).getAllByRole('listitem')).toHaveLength(2);
});

test('the first that can be printed are chosen at once, as many as are printed at once', async () => {
  answer = () =>
    page([letter('9', { state: 'waiting', canPrint: false }), letter('8'), letter('7'), letter('6')], {
      mostAtOnce: 2,
    });
  show();
  await screen.findByRole('grid');
  const box = () => screen.getByRole<HTMLInputElement>('checkbox', { name: 'Choose the first 2 that can be printed' });
  const chosen = (id: string) =>
    screen.getByRole<HTMLInputElement>('checkbox', { name: `Print PL-${id}, too` }).checked;
  screen.getByRole('checkbox', { name: 'Print PL-6, too' }).click();
  await waitFor(() => expect(box().indeterminate).toBe(true));
  box().click();
  await waitFor(() => expect(['9', '8', '7', '6'].map(chosen)).toEqual([false, true, false, true]));
  expect(box().checked).toBe(true);
  box().click();
  await waitFor(() => expect(['9', '8', '7', '6'].map(chosen)).toEqual([false, false, false, false]));
});

test('the Shift key chooses all from the one before, by mouse and by arrow, and less again on the way back', async () => {
  answer = () => page(['9', '8', '7', '6', '5'].map((number) => letter(number)));
  show();
  await screen.findByRole('grid');
  const row = (id: string) => document.querySelector<HTMLElement>(`[data-row="${id}"]`);
  const chosen = () =>
    ['9', '8', '7', '6', '5'].filter(
      (id) => screen.getByRole<HTMLInputElement>('checkbox', { name: `Print PL-${id}, too` }).checked,
    );
  row('8')?.click();
  await fireEvent.click(row('6') as HTMLElement, { shiftKey: true });
  await waitFor(() => expect(chosen()).toEqual(['8', '7', '6']));
  await press('ArrowDown', { shiftKey: true });
  await waitFor(() => expect(chosen()).toEqual(['8', '7', '6', '5']));
  await press('ArrowUp', { shiftKey: true });
  await press('ArrowUp', { shiftKey: true });
  await waitFor(() => expect(chosen()).toEqual(['8', '7']));
});

test('a printer that is set and is not there is named, and the default is taken', async () => {
  printers = {
    printers: [{ name: 'one', description: null, isDefault: true, isSet: false }],
    setButMissing: 'Attic',
  };
  show();
  await screen.findByRole('grid');
  button('Print…').click();
  const inside = within(await dialog());
  expect(await inside.findByText('“Attic”, which is set for this desk, is not there.')).toBeTruthy();
  await sign('Sign and print');
  await waitFor(() => expect(program.given('printLetters')[0]?.[2]).toBe('one'));
});
