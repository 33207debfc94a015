import { render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Program, refuse } from '../../tests/program';
import type { ActivityPageView, ActivityQuery, ActView, OrderRecordView } from '../bindings';
import { press } from '../smart-card/testing/press';
import { ORDER, sitting, windowOf } from '../smart-card/testing/views';
import ActivityTab from './ActivityTab.svelte';
import { entry, open, order, record } from './testing';

let program: Program;
let answer: (query: ActivityQuery) => ActivityPageView | Promise<ActivityPageView>;
let orderRecord: () => OrderRecordView;
let abandon: () => null;

beforeEach(() => {
  answer = () => ({ entries: [entry('9'), entry('8', { holder: 'Per Hägg' })], more: false });
  orderRecord = () => record();
  abandon = () => null;
  program = new Program(windowOf(null), {
    activity: (query) => answer(query),
    orderRecord: () => orderRecord(),
    abandonOrder: () => abandon(),
    exportAct: () => null,
  });
});

afterEach(() => program.end());

const button = (name: string) => screen.getByRole('button', { name });
const search = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Search' });
const details = () => screen.getByRole('region', { name: 'Order' });
/** The entries of the list. */
const rows = () => [...document.querySelectorAll('[data-row]')].map((row) => row.textContent ?? '').join('\n');
const queries = () => program.given('activity').map(([query]) => query);

function type(field: HTMLInputElement | HTMLTextAreaElement, text: string) {
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

function show(openOrders: number | null, show: string | null = null, roles = ['issue-certificate']) {
  const there = sitting({ openOrders });
  if (there.officer.session.kind === 'signed-in') there.officer.session.officer.roles = roles;
  return render(ActivityTab, { sitting: there, show, onshown: () => {} });
}

test('lists the officer’s own, newest first, and says all of the highlighted one', async () => {
  show(0);
  await screen.findByRole('grid');
  expect(queries()).toEqual([{ which: 'own', text: null, before: null }]);
  expect(screen.getAllByRole('row')[1]?.textContent).toContain('Anna Berg');
  await waitFor(() => expect(details().textContent).toContain('common_name'));
  for (const word of [
    'Olivia Lind',
    ORDER,
    '1041',
    '4a1041',
    'CN=Anna Berg',
    '30 s',
    'Common name common_name',
    'cost_centre',
    'Receipt, signed by the order key',
  ]) {
    expect(details().textContent).toContain(word);
  }
  expect(screen.queryByText('What is true now')).toBeNull();
});

test('says of a service what came of it, and exports what was signed', async () => {
  const act = (changes: Partial<ActView>): ActView => ({
    order: ORDER,
    state: 'done',
    changedAt: '2026-11-22T12:00:09Z',
    pin: 'system',
    why: null,
    letters: [],
    count: 0,
    ...changes,
  });
  answer = () => ({
    entries: [
      entry('9', { kind: 'unblock', order: null, act: act({ state: 'not-done', pin: null, why: 'puk-blocked' }) }),
      entry('8', { kind: 'change-pin', order: null, act: act({}) }),
      entry('7', {
        kind: 'letter-ids',
        order: null,
        card: null,
        procedure: '',
        holder: '',
        act: act({ pin: null, letters: ['PL-1', 'PL-500'], count: 500 }),
      }),
    ],
    more: false,
  });
  show(0);
  await screen.findByRole('grid');
  expect(rows()).toContain('Unblock, not done');
  expect(rows()).toContain('PIN change');
  const told = () => document.querySelector('section.details')?.textContent ?? '';
  await waitFor(() => expect(told()).toContain('The PUK is blocked.'));
  expect(told()).toContain(ORDER);
  button('Export…').click();
  await waitFor(() => expect(program.given('exportAct')).toHaveLength(1));
  expect(program.given('exportAct')).toEqual([[ORDER]]);
  expect(program.given('exportOrder')).toEqual([]);
  expect(program.given('orderRecord')).toEqual([]);
});

test('begins with what is open where something is', async () => {
  show(2);
  await screen.findByRole('grid');
  expect(queries()[0]?.which).toBe('open');
});

test('everybody’s are there for one who may revoke, and for nobody else', async () => {
  const { unmount } = show(0);
  await screen.findByRole('grid');
  expect(screen.queryByRole('radio', { name: 'Everybody’s' })).toBeNull();
  expect(screen.getAllByRole('radio')).toHaveLength(2);
  unmount();
  show(0, null, ['revoke-certificate']);
  expect(screen.getAllByRole('radio')).toHaveLength(3);
});

test('searches a moment after the last key press, and shows no answer to an earlier one', async () => {
  const late: (() => void)[] = [];
  answer = ({ text }) => {
    const page = { entries: [entry(text === 'anna' ? '5' : '6', { holder: `found ${text}` })], more: false };
    return text === 'ann' ? new Promise((resolve) => late.push(() => resolve(page))) : page;
  };
  show(0);
  await waitFor(() => expect(rows()).toContain('found null'));
  type(search(), 'a');
  type(search(), 'an');
  type(search(), 'ann');
  await waitFor(() => expect(queries().map(({ text }) => text)).toEqual([null, 'ann']));
  type(search(), 'anna');
  await waitFor(() => expect(rows()).toContain('found anna'));
  for (const answered of late) answered();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(rows()).toContain('found anna');
});

test('a text that cannot be searched for is said at the field, and is no failure', async () => {
  answer = ({ text }) =>
    text === null ? { entries: [entry('9')], more: false } : refuse('search-text-too-short', { min: 3 });
  show(0);
  await screen.findByRole('grid');
  type(search(), 'an');
  await waitFor(() => expect(search().getAttribute('aria-invalid')).toBe('true'));
  expect(screen.queryByRole('alert')).toBeNull();
  await press('Escape');
  expect(search().value).toBe('');
  await screen.findByRole('grid');
});

test('older ones are added after the last', async () => {
  answer = ({ before }) =>
    before === null
      ? { entries: [entry('9'), entry('8')], more: true }
      : { entries: [entry('7', { holder: 'Karin Ek' })], more: false };
  show(0);
  await screen.findByRole('grid');
  button('Load more').click();
  await screen.findByText('Karin Ek');
  expect(queries()[1]?.before).toBe('8');
  expect(screen.getAllByRole('row')).toHaveLength(4);
  expect(screen.queryByRole('button', { name: 'Load more' })).toBeNull();
});

test('the arrow down leads from what is typed to what was found, and rows that are passed by are not asked for', async () => {
  answer = () => ({
    entries: ['9', '8', '7'].map((at) => entry(at, { order: order({ order: ORDER.replace('0199', `0${at}99`) }) })),
    more: false,
  });
  show(0);
  await screen.findByRole('grid');
  await waitFor(() => expect(program.given('orderRecord')).toHaveLength(1));
  expect(document.activeElement).toBe(search());
  await press('ArrowDown');
  await press('ArrowDown');
  await press('ArrowDown');
  expect((document.activeElement as HTMLElement).dataset.row).toBe('7');
  await waitFor(() => expect(program.given('orderRecord')).toHaveLength(2));
  expect(program.given('orderRecord')[1]).toEqual([ORDER.replace('0199', '0799')]);
});

test('an order is found by its id wherever it is named', async () => {
  answer = () => ({ entries: [entry('9', { kind: 'abandon' }), entry('8')], more: false });
  show(3, ORDER);
  await waitFor(() => expect(queries()[0]).toEqual({ which: 'own', text: ORDER, before: null }));
  await waitFor(() => expect((document.activeElement as HTMLElement).dataset.row).toBe('8'));
  expect(search().value).toBe(ORDER);
});

test('says what it means that there is nothing', async () => {
  answer = () => ({ entries: [], more: false });
  show(0);
  await screen.findByText('Nothing was done yet');
  screen.getByRole('radio', { name: 'Open orders' }).click();
  await screen.findByText('No order is open');
  type(search(), 'nobody');
  await screen.findByText('Nothing is found');
});

test('says why it cannot be had, and Reload tries again', async () => {
  let down = true;
  answer = () =>
    down ? refuse('host-unreachable', { url: 'https://host.test' }) : { entries: [entry('9')], more: false };
  show(0);
  expect((await screen.findByRole('alert')).textContent).toContain('host-unreachable');
  down = false;
  button('Reload').click();
  await screen.findByRole('grid');
  expect(screen.queryByRole('alert')).toBeNull();
});

test('an order that cannot be had says why, and its entry stays', async () => {
  orderRecord = () => refuse('host-unreachable', { url: 'https://host.test' });
  show(0);
  expect((await screen.findByRole('alert')).textContent).toContain('host-unreachable');
  expect(details().textContent).toContain('Anna Berg');
});

test('an open order is abandoned once, for a reason, with what that revokes', async () => {
  answer = ({ which }) => ({
    entries: which === 'open' ? [entry('9', { order: order({ state: 'fulfilled', open: true }) })] : [],
    more: false,
  });
  orderRecord = () => open();
  show(1);
  await waitFor(() => expect(details().textContent).toContain('What is true now'));
  button('Abandon…').click();
  const dialog = await screen.findByRole('dialog');
  for (const word of ['1041', '4a1041', '1042', '9C']) expect(dialog.textContent).toContain(word);
  type(within(dialog).getByLabelText<HTMLInputElement>('Signature PIN'), '135792');
  button('Sign and abandon').click();
  expect(program.given('abandonOrder')).toEqual([]);
  type(screen.getByRole('textbox', { name: /Reason/ }) as HTMLTextAreaElement, 'Pulled.');
  await waitFor(() => expect(button('Sign and abandon').getAttribute('aria-disabled')).toBeNull());
  answer = () => ({ entries: [], more: false });
  button('Sign and abandon').click();
  button('Sign and abandon').click();
  await screen.findByText('The order is abandoned, and its certificates are revoked.');
  const [given, ...more] = program.given('abandonOrder');
  expect(more).toEqual([]);
  expect(given?.slice(1)).toEqual([ORDER, 'Pulled.', '135792']);
  await screen.findByText('No order is open');
});

test('who may not abandon reads why', async () => {
  answer = () => ({ entries: [entry('9', { order: order({ state: 'fulfilled', open: true }) })], more: false });
  orderRecord = () => ({
    ...open(),
    mayAbandon: false,
    whyNotAbandon: { code: 'abandon-order-executing', data: {} },
  });
  show(1);
  await waitFor(() => expect(button('Abandon…').getAttribute('aria-disabled')).toBe('true'));
  button('Abandon…').click();
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('what is true of an open order is asked again when another card lies there', async () => {
  answer = () => ({ entries: [entry('9', { order: order({ state: 'fulfilled', open: true }) })], more: false });
  orderRecord = () => open();
  const { rerender } = show(1);
  await waitFor(() => expect(program.given('orderRecord')).toHaveLength(1));
  const there = sitting({ openOrders: 1 });
  await rerender({ sitting: there });
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect(program.given('orderRecord')).toHaveLength(1);
  there.devices.devices = there.devices.devices.map((device) => ({ ...device, card: { kind: 'empty' } }));
  await rerender({ sitting: { ...there, devices: { ...there.devices } } });
  await waitFor(() => expect(program.given('orderRecord')).toHaveLength(2));
});

test('signatures are verified on the spot: that they do not verify is told as such', async () => {
  program.end();
  program = new Program(windowOf(null), {
    activity: () => ({ entries: [entry('9')], more: false }),
    orderRecord: () => record(),
    verifyOrder: () => ({
      verified: null,
      trouble: { code: 'verification-failed', data: { order: ORDER, document: 'order', why: 'digest' } },
    }),
  });
  show(0);
  await screen.findByRole('grid');
  button('Verify signature').click();
  expect((await screen.findByRole('alert')).textContent).toContain('verification-failed');
  expect(screen.queryByText('The signatures verify.')).toBeNull();
});

test('what was exported is named, with the line for OpenSSL; nothing is said of what was cancelled', async () => {
  program.end();
  let exported: { folder: string; files: string[]; line: string } | null = null;
  program = new Program(windowOf(null), {
    activity: () => ({ entries: [entry('9')], more: false }),
    orderRecord: () => record(),
    exportOrder: () => exported,
  });
  show(0);
  await screen.findByRole('grid');
  button('Export…').click();
  await waitFor(() => expect(program.given('exportOrder')).toEqual([[ORDER]]));
  expect(screen.queryByText(/Written to/)).toBeNull();
  exported = { folder: '/home/o/order-1', files: ['order.p7s'], line: 'openssl cms -verify' };
  await waitFor(() => expect(button('Export…').getAttribute('aria-busy')).toBeNull());
  button('Export…').click();
  await screen.findByText('Written to /home/o/order-1');
  expect(screen.getByText('openssl cms -verify')).toBeTruthy();
});

test('a recovery request has no order', async () => {
  answer = () => ({
    entries: [entry('9', { kind: 'recovery-request', order: null, request: '5f'.repeat(32), reason: 'Card lost.' })],
    more: false,
  });
  show(0);
  const region = await screen.findByRole('region', { name: 'Recovery request' });
  expect(region.textContent).toContain('Card lost.');
  expect(region.textContent).toContain('5f'.repeat(32));
  expect(program.given('orderRecord')).toEqual([]);
});
