import { render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { Program, refuse } from '../../../tests/program';
import type { RowView } from '../../bindings';
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

const recovered = (changes: Partial<NonNullable<RowView['recovery']>> = {}) =>
  row('9d', 'Encryption', {
    key: null,
    certificateKind: 'absent',
    certificate: null,
    actions: [],
    chosen: changes.request ? 'recover' : null,
    recovery: {
      searchWhyNot: null,
      request: false,
      requestWhyNot: null,
      keys: 'last',
      certificate: 'reuse',
      approvals: 0,
      chosen: null,
      ...changes,
    },
  });

const recovering = (changes: Partial<NonNullable<RowView['recovery']>> = {}) =>
  table(rowsOfDraft(draft({ rows: [row('9a', 'Authentication'), recovered(changes)] })));

test('only a procedure that recovers has the Request column', () => {
  table();
  expect(screen.queryByRole('columnheader', { name: 'Request' })).toBeNull();
});

test('marks a key that is generated and archived', () => {
  const archives = { certificateKind: 'absent', certificate: null, archives: true } as const;
  table(
    rowsOfDraft(draft({ rows: [row('9d', 'Encryption', archives), row('9a', 'Authentication', { archives: true })] })),
  );
  expect(cell('0 1').textContent?.trim()).toBe('generate & archive');
  expect(cell('1 1').closest('td')?.textContent).toContain('generate & archive');
});

test('Request is Yes or blank, and is told', async () => {
  recovering();
  expect(cell('1 3').textContent?.trim()).toBe('–');
  cell('1 3').focus();
  await press('Enter');
  await menu();
  item('yes')?.click();
  await waitFor(() => expect(program.given('requestKey')).toEqual([['9d', true]]));
});

test('a request that is sent can be taken back', async () => {
  recovering({ request: true });
  expect(cell('1 3').textContent?.trim()).toBe('Yes');
  expect(cell('1 1').textContent).toContain('the last archived key of the holder');
  cell('1 3').focus();
  await press(' ');
  await menu();
  item('none')?.click();
  await waitFor(() => expect(program.given('requestKey')).toEqual([['9d', false]]));
});

test('a request that cannot be sent says why', async () => {
  recovering({ requestWhyNot: { code: 'no-import', data: { about: '9d', key: '9d' } } });
  cell('1 3').focus();
  await press('Enter');
  await menu();
  expect(item('yes')?.textContent).toContain('The card takes no private key from outside');
  item('yes')?.click();
  expect(program.given('requestKey')).toEqual([]);
});

test('names the certificate that was chosen', () => {
  recovering({ request: true, chosen: { id: '38112', serial: '4a', subject: 'CN=Anna Berg' } });
  expect(cell('1 1').textContent).toContain('38112');
  expect(cell('1 1').textContent).toContain('CN=Anna Berg');
});

// It is loaded when it is opened; a test does not wait for that.
beforeAll(() => import('../../archive/SelectArchivedKey.svelte'));

test.each([' ', 'F2', 'Enter'])('“%s” opens Select Archived Key in a row that recovers', async (key) => {
  recovering();
  cell('1 0').focus();
  await press(key);
  expect((await screen.findByRole('dialog')).textContent).toContain('Select Archived Key for 9D');
});

test('a Search that cannot be used opens nothing, and says why where the focus is', async () => {
  recovering({ searchWhyNot: { code: 'missing-role', data: { role: 'recover-key' } } });
  cell('1 0').focus();
  await press('F2');
  expect(focused()).toBe('1 2');
  expect(cell('1 2').getAttribute('aria-disabled')).toBe('true');
  const why = document.getElementById(cell('1 2').getAttribute('aria-describedby') ?? '');
  expect(why?.textContent).toContain('Recover key');
  cell('1 2').click();
  expect(screen.queryByRole('dialog')).toBeNull();
});
