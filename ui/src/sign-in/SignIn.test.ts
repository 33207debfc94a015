import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, expect, test } from 'vitest';
import { Program, refuse } from '../../tests/program';
import { SETTINGS } from '../../tests/settings';
import type { CardView, DevicesView, OfficerSideView, OfficerView, SittingView, WindowView } from '../bindings';
import SignIn from './SignIn.svelte';

const CARD: CardView = {
  identity: { code: 'card-serial', data: { id: '10000001' } },
  product: 'PIV card',
  guid: null,
  keys: [],
  places: 24,
  pin: { triesLeft: 3, tries: 3, isFactory: null },
  puk: { triesLeft: 3, tries: 3, isFactory: null },
  managementKey: null,
  managementKeyIsFactory: null,
  metadata: true,
};
const DEVICES: DevicesView = {
  trouble: null,
  devices: [
    { name: 'Reader 1', card: { kind: 'read', card: CARD } },
    { name: 'Reader 2', card: { kind: 'empty' } },
  ],
};
const OFFICER: OfficerSideView = {
  device: 'Reader 1',
  certificate: {
    subject: 'CN=Olivia Lind',
    issuer: 'CN=Example Officer CA',
    serial: '3fa1',
    notBefore: '2026-01-10T00:00:00Z',
    notAfter: '2029-01-10T00:00:00Z',
    algorithm: 'P-256',
    fingerprint: 'ab',
  },
  triesLeft: 3,
  pinpad: false,
  session: { kind: 'signed-out' },
  trouble: null,
};
const OLIVIA: OfficerView = {
  officer: '1',
  name: 'Olivia Lind',
  roles: ['issue-certificate'],
  device: 'Reader 1',
  card: { code: 'card-serial', data: { id: '10000001' } },
  host: 'Example host',
  url: 'https://host.example/',
  expiresAt: '2026-11-22T20:00:00Z',
};
const WINDOW: WindowView = {
  number: 1,
  settings: SETTINGS,
  place: { kind: 'remote', url: 'https://host.example/' },
  sitting: null as SittingView | null,
  closingRefused: false,
};

let program: Program;
afterEach(() => program.end());

const pin = () => screen.getByLabelText<HTMLInputElement>('PIN');

function show(
  officer: Partial<OfficerSideView> = {},
  devices: Partial<DevicesView> = {},
  owner: OfficerView | null = null,
) {
  return render(SignIn, { officer: { ...OFFICER, ...officer }, devices: { ...DEVICES, ...devices }, owner });
}

test('the certificate is seen before the PIN, which has the focus', () => {
  program = new Program(WINDOW);
  show();
  expect(screen.getByText('CN=Olivia Lind')).toBeTruthy();
  expect(screen.getByText('CN=Example Officer CA')).toBeTruthy();
  expect(screen.getByText('3 tries left')).toBeTruthy();
  expect(document.activeElement).toBe(pin());
});

test('the PIN goes with one command and does not stay in the field', async () => {
  program = new Program(WINDOW);
  show();
  await fireEvent.input(pin(), { target: { value: '735194' } });
  await fireEvent.click(screen.getByRole('button', { name: 'Sign in' }));
  await waitFor(() => expect(program.given('signIn')).toEqual([[expect.stringMatching(/^[0-9a-f-]{36}$/), '735194']]));
  expect(pin().value).toBe('');
});

test('without a PIN nothing is asked', async () => {
  program = new Program(WINDOW);
  show();
  await fireEvent.click(screen.getByRole('button', { name: 'Sign in' }));
  expect(program.calls).toEqual([]);
});

test('two clicks are one attempt', async () => {
  program = new Program(WINDOW);
  show();
  await fireEvent.input(pin(), { target: { value: '735194' } });
  const button = screen.getByRole('button', { name: 'Sign in' });
  await Promise.all([fireEvent.click(button), fireEvent.click(button)]);
  await waitFor(() => expect(program.given('signIn')).toHaveLength(1));
});

test('a wrong PIN is said under the field, which takes the next try', async () => {
  program = new Program(WINDOW, { signIn: () => refuse('wrong-pin', { role: 'officer', 'tries-left': 2 }) });
  show();
  await fireEvent.input(pin(), { target: { value: '000000' } });
  await fireEvent.click(screen.getByRole('button', { name: 'Sign in' }));
  expect((await screen.findByRole('alert')).textContent).toContain('2 tries left');
  await waitFor(() => expect(document.activeElement).toBe(pin()));
});

test('a blocked PIN says what to do', () => {
  program = new Program(WINDOW);
  show({ triesLeft: 0 });
  expect(pin().disabled).toBe(true);
  expect(screen.getByText(/Have the card unblocked/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Sign in' })).toBeNull();
});

test.each([
  [{ kind: 'empty' as const }, 'Put the officer card into “Reader 1”.'],
  [{ kind: 'mute' as const }, /^The card in “Reader 1” does not answer/],
  [{ kind: 'read' as const, card: CARD }, /no certificate to sign in with/],
])('a card that cannot sign in says why: %o', (card, words) => {
  program = new Program(WINDOW);
  show({ certificate: null, triesLeft: null }, { devices: [{ name: 'Reader 1', card }] });
  expect(screen.getByText(words)).toBeTruthy();
  expect(screen.queryByLabelText('PIN')).toBeNull();
});

test('no device and no service say what to do', () => {
  program = new Program(WINDOW);
  const { unmount } = show({ device: null, certificate: null }, { devices: [] });
  expect(screen.getByText('No device was found')).toBeTruthy();
  unmount();
  show({ device: null, certificate: null }, { devices: [], trouble: { code: 'reader-no-service', data: {} } });
  expect(screen.getByRole('alert').textContent).toContain('smart card service is not running');
});

test('a locked window says whose form waits, and what becomes of it', () => {
  program = new Program(WINDOW);
  show({ session: { kind: 'locked', officer: OLIVIA, why: 'card-removed' } }, {}, OLIVIA);
  expect(screen.getByText(/The officer card was taken out.*Olivia Lind/)).toBeTruthy();
  expect(screen.getByText('Another officer who signs in here finds the form cleared.')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Unlock' })).toBeTruthy();
});
