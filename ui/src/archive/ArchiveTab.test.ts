import { render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Program, refuse } from '../../tests/program';
import type { RecoveryRequestView } from '../bindings';
import { press } from '../smart-card/testing/press';
import { sitting, windowOf } from '../smart-card/testing/views';
import ArchiveTab from './ArchiveTab.svelte';
import { request } from './testing';

const OTHER = 'a1'.repeat(32);

let program: Program;
let requests: RecoveryRequestView[];
let decide: () => null;

beforeEach(() => {
  requests = [request(), request({ digest: OTHER, officer: 'Karin Ek', reason: 'Card lost.' })];
  decide = () => null;
  program = new Program(windowOf(null), { recoveryRequests: () => requests, decideRecovery: () => decide() });
});

afterEach(() => program.end());

const button = (name: string) => screen.getByRole('button', { name });
const pin = () => screen.getByLabelText<HTMLInputElement>('Signature PIN');
const details = () => screen.getByRole('region', { name: 'Recovery request' });

function type(field: HTMLInputElement | HTMLTextAreaElement, text: string) {
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

async function open() {
  render(ArchiveTab, { officer: sitting().officer });
  await screen.findByRole('grid');
}

test('lists requests, and says all of the highlighted one', async () => {
  await open();
  expect(screen.getAllByRole('row')).toHaveLength(3);
  for (const word of ['Magnus Åkesson', 'bob@example.org', 'Case 118.', '38112', 'CN=Anna Berg', '0 of 2']) {
    expect(details().textContent).toContain(word);
  }
  await waitFor(() => expect((document.activeElement as HTMLElement).dataset.row).toBe('5f'.repeat(32)));
  await press('ArrowDown');
  await waitFor(() => expect(details().textContent).toContain('Card lost.'));
});

test('says what it means that there are none', async () => {
  requests = [];
  render(ArchiveTab, { officer: sitting().officer });
  expect(await screen.findByText('No recovery request is open')).toBeTruthy();
});

test('says why they cannot be had, and Reload tries again', async () => {
  program.end();
  let down = true;
  program = new Program(windowOf(null), {
    recoveryRequests: () => (down ? refuse('host-unreachable', { url: 'https://host.test' }) : requests),
  });
  render(ArchiveTab, { officer: sitting().officer });
  expect((await screen.findByRole('alert')).textContent).toContain('host-unreachable');
  down = false;
  button('Reload').click();
  await screen.findByRole('grid');
  expect(screen.queryByRole('alert')).toBeNull();
});

test('a request is approved with the Signature PIN, once, and looked at again', async () => {
  await open();
  button('Approve…').click();
  await screen.findByRole('dialog');
  type(pin(), '135792');
  await waitFor(() => expect(button('Sign and approve').getAttribute('aria-disabled')).toBeNull());
  button('Sign and approve').click();
  button('Sign and approve').click();
  await waitFor(() => expect(program.given('recoveryRequests')).toHaveLength(2));
  const [given, ...more] = program.given('decideRecovery');
  expect(more).toEqual([]);
  expect(given?.slice(1)).toEqual(['5f'.repeat(32), true, null, '135792']);
  expect(given?.[0]).toMatch(/^[0-9a-f-]{36}$/);
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

test('a refusal needs a reason', async () => {
  await open();
  button('Refuse…').click();
  await screen.findByRole('dialog');
  type(pin(), '135792');
  button('Sign and refuse').click();
  expect(program.given('decideRecovery')).toEqual([]);
  type(screen.getByRole('textbox', { name: /Reason/ }), 'Not Anna.');
  await waitFor(() => expect(button('Sign and refuse').getAttribute('aria-disabled')).toBeNull());
  button('Sign and refuse').click();
  await waitFor(() => expect(program.given('decideRecovery')).toHaveLength(1));
  expect(program.given('decideRecovery')[0]?.slice(1)).toEqual(['5f'.repeat(32), false, 'Not Anna.', '135792']);
});

test('a wrong PIN keeps the dialog, without the PIN and with the tries that are left', async () => {
  decide = () => refuse('wrong-pin', { role: 'officer', device: 'Reader 1', 'tries-left': 2 });
  await open();
  button('Approve…').click();
  await screen.findByRole('dialog');
  type(pin(), '135792');
  await waitFor(() => expect(button('Sign and approve').getAttribute('aria-disabled')).toBeNull());
  button('Sign and approve').click();
  expect((await screen.findByRole('alert')).textContent).toContain('wrong-pin');
  expect(pin().value).toBe('');
  expect(screen.getByText('2 tries left')).toBeTruthy();
});

test('the officer’s own request cannot be decided on, and says why', async () => {
  const why = { code: 'recovery-own-request', data: {} };
  requests = [request({ mine: true, decideWhyNot: why, approveWhyNot: why })];
  await open();
  for (const name of ['Approve…', 'Refuse…']) {
    expect(button(name).getAttribute('aria-disabled')).toBe('true');
    button(name).click();
  }
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(within(details()).getAllByText('Who asks for a recovery does not approve it.').length).toBeGreaterThan(0);
});

test('an approved request can be refused, and not approved again', async () => {
  const why = { code: 'recovery-request-state', data: { state: 'approved' } };
  requests = [request({ state: 'approved', approveWhyNot: why })];
  await open();
  expect(button('Approve…').getAttribute('aria-disabled')).toBe('true');
  expect(button('Refuse…').getAttribute('aria-disabled')).toBeNull();
});

test('a request of which nothing can come any more is not decided on', async () => {
  requests = [request({ state: 'refused', refused: { by: 'Karin Ek', reason: 'Closed.' } })];
  await open();
  expect(details().textContent).toContain('Closed.');
  expect(screen.queryByRole('button', { name: 'Approve…' })).toBeNull();
});
