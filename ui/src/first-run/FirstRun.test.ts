import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, expect, test } from 'vitest';
import { Program, refuse } from '../../tests/program';
import { SETTINGS } from '../../tests/settings';
import type { WindowView } from '../bindings';
import FirstRun from './FirstRun.svelte';

const NOT_CHOSEN: WindowView = {
  number: 1,
  settings: SETTINGS,
  place: { kind: 'not-chosen', trouble: null, url: null, ca: null },
  sitting: null,
  closingRefused: false,
};
const PEM = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n';

let program: Program;
afterEach(() => program.end());

const click = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

test('practice takes one key: its button has the focus', async () => {
  program = new Program(NOT_CHOSEN);
  render(FirstRun, { settings: SETTINGS, trouble: null, url: null, ca: null });
  const practise = screen.getByRole('button', { name: 'Practise' });
  expect(document.activeElement).toBe(practise);
  await fireEvent.click(practise);
  await waitFor(() => expect(program.given('openPlace')).toEqual([[{ kind: 'practice' }]]));
});

test('a second click while it opens asks for nothing more', async () => {
  program = new Program(NOT_CHOSEN);
  render(FirstRun, { settings: SETTINGS, trouble: null, url: null, ca: null });
  await Promise.all([click('Set up'), click('Set up'), click('Practise')]);
  await waitFor(() => expect(program.given('openPlace')).toEqual([[{ kind: 'own-host' }]]));
});

test('a host is opened by its address and the certificates of its authority', async () => {
  program = new Program(NOT_CHOSEN);
  render(FirstRun, { settings: SETTINGS, trouble: null, url: null, ca: null });
  await click('Give the address');
  await click('Connect');
  expect(screen.getByText("Give the host's address.")).toBeTruthy();
  expect(program.given('openPlace')).toEqual([]);
  await fireEvent.input(screen.getByLabelText('Address'), { target: { value: ' https://host.example:8443 ' } });
  await fireEvent.input(screen.getByLabelText('Authority certificates'), { target: { value: PEM } });
  await click('Connect');
  await waitFor(() =>
    expect(program.given('openPlace')).toEqual([[{ kind: 'remote', url: 'https://host.example:8443', ca: PEM }]]),
  );
});

test('a file that holds no certificate is named, and nothing is taken from it', async () => {
  program = new Program(NOT_CHOSEN);
  const { container } = render(FirstRun, {
    settings: SETTINGS,
    trouble: null,
    url: 'https://host.example:8443/',
    ca: null,
  });
  await choose(container, new File(['no certificate'], 'notes.pem'));
  await screen.findByText('“notes.pem” holds no PEM certificate.');
  expect(screen.getByLabelText<HTMLTextAreaElement>('Authority certificates').value).toBe('');
  await choose(container, new File([PEM], 'ca.pem'));
  await waitFor(() => expect(screen.getByLabelText<HTMLTextAreaElement>('Authority certificates').value).toBe(PEM));
});

test('why it did not open is said in place, and what was typed stays', async () => {
  program = new Program(NOT_CHOSEN, { openPlace: () => refuse('host-unreachable', { url: 'https://host.example/' }) });
  render(FirstRun, { settings: SETTINGS, trouble: null, url: 'https://host.example/', ca: null });
  await fireEvent.input(screen.getByLabelText('Authority certificates'), { target: { value: PEM } });
  await click('Connect');
  expect((await screen.findByRole('alert')).textContent).toContain('host-unreachable');
  expect(screen.getByLabelText<HTMLInputElement>('Address').value).toBe('https://host.example/');
});

test('a host that did not open is tried again with one click', async () => {
  program = new Program(NOT_CHOSEN);
  render(FirstRun, { settings: SETTINGS, trouble: null, url: 'https://host.example/', ca: PEM });
  await click('Connect');
  await waitFor(() =>
    expect(program.given('openPlace')).toEqual([[{ kind: 'remote', url: 'https://host.example/', ca: PEM }]]),
  );
});

test('the place that did not open at the start says why', () => {
  program = new Program(NOT_CHOSEN);
  render(FirstRun, {
    settings: SETTINGS,
    trouble: { code: 'host-unreachable', data: { url: 'https://host.example/' } },
    url: null,
    ca: null,
  });
  expect(screen.getByRole('alert').textContent).toContain('https://host.example/');
});

async function choose(container: HTMLElement, file: File) {
  const input = container.querySelector<HTMLInputElement>('input[type=file]');
  if (!input) throw new Error('no field for a file');
  Object.defineProperty(input, 'files', { value: [file], configurable: true });
  await fireEvent.change(input);
}

const HOST = { url: 'https://ra.example.org', locked: false };

test('a host that was set for the machine is what is done next', async () => {
  program = new Program(NOT_CHOSEN);
  render(FirstRun, { settings: { ...SETTINGS, host: HOST }, trouble: null, url: null, ca: null });
  const connect = screen.getByRole('button', { name: 'Connect' });
  expect(document.activeElement).toBe(connect);
  expect(screen.getByText(/ra\.example\.org/)).toBeTruthy();
  expect(screen.getByRole('heading', { name: 'Another host' })).toBeTruthy();
  await fireEvent.click(connect);
  expect(program.given('openSetHost')).toEqual([[]]);
});

test('a host that a policy sets is the only one', () => {
  program = new Program(NOT_CHOSEN);
  render(FirstRun, { settings: { ...SETTINGS, host: { ...HOST, locked: true } }, trouble: null, url: null, ca: null });
  expect(screen.queryByRole('button', { name: 'Set up' })).toBeNull();
  expect(screen.queryByRole('button', { name: 'Give the address' })).toBeNull();
  expect(screen.getByRole('button', { name: 'Practise' })).toBeTruthy();
});

test('no practice desk where the setting allows none', () => {
  program = new Program(NOT_CHOSEN);
  render(FirstRun, { settings: { ...SETTINGS, practiceEnabled: false }, trouble: null, url: null, ca: null });
  expect(screen.queryByRole('button', { name: 'Practise' })).toBeNull();
  expect(screen.getByRole('button', { name: 'Set up' })).toBeTruthy();
});

test('why the host that was set did not open stands there, and no address is asked for', () => {
  program = new Program(NOT_CHOSEN);
  const { container } = render(FirstRun, {
    settings: { ...SETTINGS, host: { ...HOST, locked: true } },
    trouble: { code: 'host-unreachable', data: { url: HOST.url } },
    url: HOST.url,
    ca: null,
  });
  expect(screen.getByRole('alert').textContent).toContain('host-unreachable');
  expect(container.querySelector('input')).toBeNull();
});
