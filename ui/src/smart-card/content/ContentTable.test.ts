import { render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Program, refuse } from '../../../tests/program';
import { press } from '../testing/press';
import { draft, KEYS, row, windowOf } from '../testing/views';
import ContentTable from './ContentTable.svelte';
import { rowsOfDraft, rowsOfKeys } from './rows';

let program: Program;

beforeEach(() => {
  program = new Program(windowOf(null));
});

afterEach(() => program.end());

function table(rows = rowsOfDraft(draft())) {
  return render(ContentTable, { rows, heading: 'heading', reading: false });
}

const cell = (name: string) => {
  const found = document.querySelector<HTMLElement>(`[data-cell="${name}"]`);
  if (found === null) throw new Error(`no cell ${name}`);
  return found;
};
const focused = () => (document.activeElement instanceof HTMLElement ? document.activeElement.dataset.cell : undefined);
const item = (choice: string) => document.querySelector<HTMLElement>(`[role="menuitemradio"][data-choice="${choice}"]`);
const menu = () => waitFor(() => expect(screen.getByRole('menu')).toBeTruthy());

test('has one stop for the Tab key, the first Action', () => {
  table();
  const stops = [...document.querySelectorAll<HTMLElement>('[data-cell]')].filter(({ tabIndex }) => tabIndex === 0);
  expect(stops.map(({ dataset }) => dataset.cell)).toEqual(['0 2']);
});

test('arrows, Home and End go from cell to cell and open nothing', async () => {
  table();
  cell('0 2').focus();
  await press('ArrowDown');
  expect(focused()).toBe('1 2');
  await press('Home');
  expect(focused()).toBe('1 0');
  await press('End', { ctrlKey: true });
  expect(focused()).toBe('2 2');
  expect(screen.queryByRole('menu')).toBeNull();
});

test('a letter goes to the row of that name', async () => {
  table();
  cell('0 2').focus();
  await press('e');
  expect(focused()).toBe('2 2');
});

test('the letters of a reference go to its row', async () => {
  table();
  cell('0 2').focus();
  await press('9');
  await press('c');
  expect(focused()).toBe('1 2');
});

test.each([' ', 'F2', 'Enter'])('“%s” opens the Action of the row', async (key) => {
  table();
  cell('1 0').focus();
  await press(key);
  await menu();
  expect(screen.getByRole('menu')).toBeTruthy();
  expect(item('redo')?.getAttribute('aria-checked')).toBe('true');
});

test('an action that cannot be taken can be reached, says why, and is not taken', async () => {
  table();
  cell('0 2').focus();
  await press('F2');
  await menu();
  const add = item('add');
  expect(add?.getAttribute('aria-disabled')).toBe('true');
  expect(add?.textContent).toContain('There is a transport certificate for key 9A already.');
  add?.focus();
  expect(document.activeElement).toBe(add);
  await press('Enter');
  add?.click();
  expect(program.given('setAction')).toEqual([]);
});

test('an action that is chosen is told once', async () => {
  table();
  cell('0 2').focus();
  await press('F2');
  await menu();
  item('issue')?.click();
  await waitFor(() => expect(program.given('setAction')).toEqual([['9a', 'issue']]));
});

test('the blank action is none', async () => {
  table();
  cell('0 2').focus();
  await press('F2');
  await menu();
  item('none')?.click();
  await waitFor(() => expect(program.given('setAction')).toEqual([['9a', null]]));
});

test('says why an action was refused', async () => {
  program.end();
  program = new Program(windowOf(null), {
    setAction: () => refuse('action-not-possible', { about: '9a', action: 'issue' }),
  });
  table();
  cell('0 2').focus();
  await press('F2');
  await menu();
  item('issue')?.click();
  expect((await screen.findByRole('alert')).textContent).toContain('Issue cannot be done for key 9A.');
});

test('an algorithm is chosen where a key is generated, and the first one is none', async () => {
  const generated = row('9a', 'Authentication', {
    chosen: 'add',
    algorithms: ['eccp256', 'rsa2048'],
    algorithm: 'rsa2048',
  });
  table(rowsOfDraft(draft({ rows: [generated, row('9c', 'Signature', { algorithms: ['eccp256'], chosen: null })] })));
  expect(cell('0 3').textContent).toContain('RSA-2048');
  expect(cell('1 3').tagName).toBe('TD');
  cell('0 3').focus();
  await press('Enter');
  await menu();
  item('none')?.click();
  await waitFor(() => expect(program.given('chooseAlgorithm')).toEqual([['9a', null]]));
});

test('lists the keys of a card before a procedure is chosen', () => {
  table(rowsOfKeys(KEYS));
  expect(screen.getAllByRole('rowheader').map(({ textContent }) => textContent?.trim().slice(0, 2))).toEqual([
    '9A',
    '9C',
    '9D',
  ]);
  expect(screen.queryByRole('button', { name: /Action for/ })).toBeNull();
});

test('keeps its place when a card that has fewer keys is put in', async () => {
  const { rerender } = table();
  cell('2 2').focus();
  await rerender({ rows: rowsOfDraft(draft({ rows: [row('9a', 'Authentication')] })) });
  expect(cell('0 2').tabIndex).toBe(0);
});
