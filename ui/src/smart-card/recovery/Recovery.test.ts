import { render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Program, refuse } from '../../../tests/program';
import { SETTINGS } from '../../../tests/settings';
import { request } from '../../archive/testing';
import type { FaultView, RecoveryRequestView, RecoveryView } from '../../bindings';
import SmartCard from '../SmartCard.svelte';
import { filled, row, sitting, windowOf } from '../testing/views';

const DIGEST = '5f'.repeat(32);
const NO_REASON: FaultView = { about: '', code: 'recovery-no-reason', data: { max: 500 } };

let program: Program;
/** Those at the host; nothing where it does not tell. */
let requests: RecoveryRequestView[] | null;

beforeEach(() => {
  requests = [];
  program = new Program(windowOf(null), {
    recoveryRequests: () => requests ?? refuse('host-unreachable', { url: 'https://host.example.test' }),
  });
});

afterEach(() => program.end());

function open(recovery: Partial<RecoveryView> = {}, faults: FaultView[] = []) {
  const form = filled({
    recovery: { reason: '', request: null, approvals: 0, ...recovery },
    faults,
    rows: [
      row('9d', 'Encryption', {
        chosen: 'recover',
        recovery: {
          searchWhyNot: null,
          request: true,
          requestWhyNot: null,
          keys: 'last',
          certificate: 'reuse',
          approvals: recovery.approvals ?? 0,
          chosen: null,
        },
      }),
    ],
  });
  if (faults.length > 0) form.summary = null;
  return render(SmartCard, { sitting: sitting({ draft: form }), settings: SETTINGS });
}

const reason = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: /Reason/ });

function type(field: HTMLInputElement | HTMLTextAreaElement, text: string) {
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

test('the reason is told once it was typed, with how much of it there is', async () => {
  open();
  type(reason(), 'Card lost.');
  await waitFor(() => expect(program.given('setReason')).toEqual([['Card lost.']]));
  expect(screen.getByText('10 of 500')).toBeTruthy();
  expect(reason().maxLength).toBe(500);
  expect(program.given('setField')).toEqual([]);
});

test('a reason that is missing is said in the footer, which leads to it, and then beside it', async () => {
  open({}, [NO_REASON]);
  expect(reason().getAttribute('aria-invalid')).toBeNull();
  screen.getByRole('button', { name: 'A recovery needs a reason of 1 to 500 characters.' }).click();
  expect(document.activeElement).toBe(reason());
  reason().blur();
  await waitFor(() => expect(reason().getAttribute('aria-invalid')).toBe('true'));
});

test('what was typed last is told before it is submitted', async () => {
  open();
  const pin = screen.getByLabelText<HTMLInputElement>('Signature PIN');
  type(pin, '135792');
  type(reason(), 'Card lost.');
  screen.getByRole('button', { name: 'Submit' }).click();
  await waitFor(() => expect(program.given('submit')).toHaveLength(1));
  const order = program.calls.map(({ command }) => command);
  expect(order.indexOf('setReason')).toBeGreaterThanOrEqual(0);
  expect(order.indexOf('setReason')).toBeLessThan(order.indexOf('submit'));
});

test('says how many have to approve, and asks them with the Signature PIN', async () => {
  open({ approvals: 2, reason: 'Case 118.' });
  expect(screen.getByText(/2 other officers have to approve this recovery/)).toBeTruthy();
  expect(screen.getByText('No recovery request is cited.')).toBeTruthy();
  screen.getByRole('button', { name: 'Ask for approval' }).click();
  const dialog = await screen.findByRole('dialog');
  expect(dialog.textContent).toContain('Case 118.');
  const pin = dialog.querySelector<HTMLInputElement>('input[type="password"]');
  if (pin === null) throw new Error('no PIN is asked for');
  type(pin, '135792');
  const sign = screen.getByRole('button', { name: 'Sign and ask' });
  await waitFor(() => expect(sign.getAttribute('aria-disabled')).toBeNull());
  requests = [request({ mine: true, state: 'pending' })];
  sign.click();
  await waitFor(() => expect(program.given('requestRecovery')).toHaveLength(1));
  expect(program.given('requestRecovery')[0]?.[1]).toBe('135792');
  await waitFor(() => expect(program.given('recoveryRequests')).toHaveLength(2));
});

test('tells whether the request that is cited is approved', async () => {
  requests = [request({ mine: true, state: 'approved', approvedBy: ['Karin Ek', 'Per Hägg'] })];
  open({ approvals: 2, request: DIGEST });
  await waitFor(() => expect(document.querySelector('[data-approvals="approved"]')).toBeTruthy());
  expect(screen.getByText(/asked for/).textContent).toContain('serial 20000001');
  expect(screen.getByRole('button', { name: 'What will be signed' })).toBeTruthy();
});

test('a request that waits keeps Submit closed, and leads to where another one is cited', async () => {
  requests = [request({ mine: true, state: 'pending', approvedBy: ['Karin Ek'] })];
  open({ approvals: 2, request: DIGEST });
  const missing = await screen.findByRole('button', { name: 'The recovery request has 1 of 2 approvals.' });
  expect(screen.getByText('The request that is cited waits for them.')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'What will be signed' })).toBeNull();
  type(screen.getByLabelText<HTMLInputElement>('Signature PIN'), '135792');
  const submit = screen.getByRole('button', { name: 'Submit' });
  expect(submit.getAttribute('aria-disabled')).toBe('true');
  missing.click();
  expect(document.activeElement?.textContent).toContain('serial 20000001');
  expect(program.given('submit')).toEqual([]);
});

test.each([
  ['refused', 'The recovery request was refused.'],
  ['expired', 'The recovery request has ended.'],
  ['used', 'The recovery request was used up by an order.'],
] as const)('a request that is %s keeps Submit closed', async (state, words) => {
  requests = [request({ mine: true, state })];
  open({ approvals: 2, request: DIGEST });
  expect(await screen.findByRole('button', { name: words })).toBeTruthy();
  expect(document.querySelector(`[data-approvals="${state}"]`)).toBeTruthy();
});

test('a request that is not there any more keeps Submit closed', async () => {
  open({ approvals: 2, request: DIGEST });
  expect(await screen.findByRole('button', { name: /There is no such recovery request/ })).toBeTruthy();
});

test('where the host does not tell, an order is judged by the host alone', async () => {
  requests = null;
  open({ approvals: 2, request: DIGEST });
  expect(await screen.findByRole('alert')).toBeTruthy();
  expect(document.querySelector('[data-approvals="untold"]')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'What will be signed' })).toBeTruthy();
});

test('that none is cited is said where one is asked for', async () => {
  const about = '9d';
  const missing = { about, code: 'recovery-no-request', data: { about, key: about, approvals: 2 } };
  open({ approvals: 2 }, [missing]);
  screen.getByRole('button', { name: /needs the approval of 2 other officers/ }).click();
  expect(document.activeElement?.textContent).toContain('Ask for approval');
});

test('what others decided meanwhile is looked up when the form comes back into sight', async () => {
  const { rerender } = open({ approvals: 2 });
  await waitFor(() => expect(program.given('recoveryRequests')).toHaveLength(1));
  await rerender({ shown: false });
  await rerender({ shown: true });
  await waitFor(() => expect(program.given('recoveryRequests')).toHaveLength(2));
});

test('a request of somebody else is not offered', async () => {
  requests = [request({ state: 'approved' })];
  open({ approvals: 2 });
  await waitFor(() => expect(program.given('recoveryRequests')).toHaveLength(1));
  await new Promise((resolve) => setTimeout(resolve));
  expect(screen.queryByText('Recovery request that is cited')).toBeNull();
});

test('without approvals nobody is asked', () => {
  open();
  expect(screen.queryByRole('button', { name: 'Ask for approval' })).toBeNull();
  expect(program.given('recoveryRequests')).toEqual([]);
});
