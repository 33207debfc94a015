import { render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { Program, refuse } from '../../tests/program';
import { certificateRecord } from '../activity/testing';
import type { CardRecordView } from '../bindings';
import { navigation } from '../shared/navigation.svelte';
import { card, ORDER, windowOf } from '../smart-card/testing/views';
import RecordDialog from './RecordDialog.svelte';

let program: Program | null = null;

// What is loaded on demand in a window takes a test runner its time.
beforeAll(() => Promise.all([import('./CertificateDialog.svelte'), import('./CardDialog.svelte')]), 30_000);

afterEach(() => {
  program?.end();
  navigation.order = null;
  navigation.tab = 'smart-card';
});

const CARD: CardRecordView = {
  card: card(),
  identity: { code: 'card-serial', data: { id: '20000001' } },
  stock: {
    cardType: 'yubikey-5',
    producer: 'Example Cards',
    importedAt: '2026-03-04T09:30:00Z',
    serial: '20000001',
    keyFingerprint: null,
    guid: null,
    keys: [
      { key: '9a', algorithm: 'P-256', transportCertificate: 'CN=TC', replacedAt: null, overwrittenAt: null },
      {
        key: '9d',
        algorithm: 'P-256',
        transportCertificate: null,
        replacedAt: '2026-11-01T00:00:00Z',
        overwrittenAt: '2026-11-20T12:00:00Z',
      },
    ],
    pin: 'production',
  },
  history: [
    {
      at: '2026-11-22T12:00:00Z',
      event: 'completed',
      officer: 'Olivia Lind',
      order: ORDER,
      procedure: 'Employee card',
    },
    { at: '2026-03-04T09:30:00Z', event: 'imported', officer: null, order: null, procedure: null },
  ],
  certificates: [
    {
      id: '1041',
      key: '9a',
      serial: '4a1041',
      subject: 'CN=Anna Berg',
      notAfter: '2029-11-22T00:00:00Z',
      state: 'live',
      action: 'redo',
      order: ORDER,
    },
  ],
};

test('a certificate on a card says what it says, what the host knows, and its bytes on demand', async () => {
  program = new Program(windowOf(null), { certificateOnCard: () => certificateRecord() });
  render(RecordDialog, {
    record: { kind: 'certificate', of: { device: 'Reader 2', key: '9a' } },
    onclose: () => {},
  });
  const dialog = await screen.findByRole('dialog', { name: 'Certificate of key 9A' });
  await within(dialog).findByText('not published');
  expect(program.given('certificateOnCard')).toEqual([['Reader 2', '9a']]);
  for (const word of ['CN=Anna Berg', '1041', '5d0a41c39a7f0b12', 'critical', 'Olivia Lind']) {
    expect(dialog.textContent).toContain(word);
  }
  expect(dialog.textContent).not.toContain('0c 03 61 62 63');
  within(dialog).getByRole('button', { name: 'Show the raw fields' }).click();
  await waitFor(() => expect(dialog.textContent).toContain('0c 03 61 62 63'));
  expect(dialog.textContent).toContain('BEGIN CERTIFICATE');
});

test('its order is shown in Activity, and the dialog goes', async () => {
  program = new Program(windowOf(null), { certificateRecord: () => certificateRecord() });
  const onclose = vi.fn();
  render(RecordDialog, { record: { kind: 'certificate', of: { id: '1041' } }, onclose });
  (await screen.findByRole('button', { name: `Show order ${ORDER} in Activity` })).click();
  expect(onclose).toHaveBeenCalledOnce();
  expect(navigation.tab).toBe('activity');
  expect(navigation.order).toBe(ORDER);
});

test('one that the host did not issue is said to be none of it', async () => {
  program = new Program(windowOf(null), { certificateOnCard: () => certificateRecord({ id: null, host: null }) });
  render(RecordDialog, { record: { kind: 'certificate', of: { device: 'Reader 2', key: '9a' } }, onclose: () => {} });
  expect(await screen.findByText('The host did not issue it.')).toBeTruthy();
});

test('why a record cannot be had is said in it', async () => {
  program = new Program(windowOf(null), { cardRecord: () => refuse('host-unreachable', { url: 'https://host.test' }) });
  render(RecordDialog, { record: { kind: 'card', of: { device: 'Reader 2' } }, onclose: () => {} });
  expect((await screen.findByRole('alert')).textContent).toContain('host-unreachable');
});

test('a card says what it is, how it came, what was done to it, and opens its certificates', async () => {
  program = new Program(windowOf(null), {
    cardRecord: () => CARD,
    certificateRecord: () => certificateRecord(),
  });
  render(RecordDialog, { record: { kind: 'card', of: { device: 'Reader 2' } }, onclose: () => {} });
  const dialog = await screen.findByRole('dialog', { name: 'Card' });
  await within(dialog).findByText('Example Cards');
  for (const word of [
    'PIV, YubiKey 5.7.1',
    '3 tries left',
    'as delivered',
    'overwritten',
    'Taken into stock',
    'Live',
  ]) {
    expect(dialog.textContent).toContain(word);
  }
  within(dialog).getByRole('button', { name: 'Certificate ID 1041: all fields' }).click();
  await screen.findByRole('dialog', { name: 'Certificate' });
  expect(program.given('certificateRecord')).toEqual([['1041']]);
});

test('a card that is nowhere and in no stock is said to be so', async () => {
  program = new Program(windowOf(null), {
    cardRecordOfOrder: () => ({ ...CARD, card: null, stock: null, history: [], certificates: [] }),
  });
  render(RecordDialog, { record: { kind: 'card', of: { order: ORDER } }, onclose: () => {} });
  const dialog = await screen.findByRole('dialog');
  await within(dialog).findByText('It is in no device here.');
  expect(dialog.textContent).toContain('It is not in the host');
  expect(dialog.textContent).toContain('Nothing was done to it yet.');
  expect(program.given('cardRecordOfOrder')).toEqual([[ORDER]]);
});
