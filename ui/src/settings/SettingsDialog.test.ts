import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, expect, test } from 'vitest';
import { Program, refuse } from '../../tests/program';
import type { SettingsView, SettingView } from '../bindings';
import { windowOf } from '../smart-card/testing/views';
import SettingsDialog from './SettingsDialog.svelte';

const entry = (key: string, changes: Partial<SettingView> = {}): SettingView => ({
  key,
  kind: { kind: 'text', multiline: false },
  value: null,
  default: null,
  source: 'default',
  from: null,
  locked: false,
  ...changes,
});

const SECONDS = entry('pin.show_seconds', { kind: { kind: 'number', min: 5, max: 600 }, value: '30', default: '30' });
const COPY = entry('pin.allow_copy', { kind: { kind: 'switch' }, value: 'false', default: 'false' });
const LOCALE = entry('locale', { kind: { kind: 'choice', values: ['system', 'en', 'sv'] }, value: 'system' });

let program: Program;
afterEach(() => program.end());

const of = (entries: SettingView[], mistakes: SettingsView['mistakes'] = []): SettingsView => ({
  entries,
  mistakes,
  files: { machine: '/etc/countersign/client.conf', user: '/home/olivia/settings.toml', policy: null },
});

async function open(view: SettingsView, at: string | null = null, change = () => null) {
  program = new Program(windowOf(null), { settings: () => view, changeSetting: change });
  render(SettingsDialog, { at, onclose: () => {} });
  await waitFor(() => expect(document.querySelector('[data-setting]')).toBeTruthy());
}

const row = (key: string) => document.querySelector<HTMLElement>(`[data-setting="${key}"]`) as HTMLElement;

test('a setting says its name, what it does, its key, and where its value comes from', async () => {
  await open(of([{ ...SECONDS, source: 'machine', from: '/etc/countersign/client.conf:4' }]));
  for (const words of ['PIN code is shown for', 'Seconds', 'pin.show_seconds', '/etc/countersign/client.conf:4']) {
    expect(row('pin.show_seconds').textContent).toContain(words);
  }
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'PIN code is shown for' }).value).toBe('30');
});

test('a switch changes at once, and is asked for again', async () => {
  await open(of([COPY]));
  const control = screen.getByRole('switch', { name: 'Copy the PIN code' });
  expect(control.getAttribute('aria-checked')).toBe('false');
  await fireEvent.click(control);
  await waitFor(() => expect(program.given('settings')).toHaveLength(2));
  expect(program.given('changeSetting')).toEqual([['pin.allow_copy', 'true']]);
});

test('a number is taken when it is left, and not where it is none', async () => {
  await open(of([SECONDS]));
  const field = screen.getByRole<HTMLInputElement>('textbox');
  await fireEvent.input(field, { target: { value: '4' } });
  await fireEvent.change(field);
  expect(field.getAttribute('aria-invalid')).toBe('true');
  expect(screen.getByText('A whole number from 5 to 600.')).toBeTruthy();
  expect(program.given('changeSetting')).toEqual([]);
  await fireEvent.input(field, { target: { value: '60' } });
  await fireEvent.change(field);
  await waitFor(() => expect(program.given('changeSetting')).toEqual([['pin.show_seconds', '60']]));
});

test('Enter takes a text, and an empty one takes the own value away', async () => {
  await open(of([entry('host.url', { value: 'https://a.example', source: 'user' })]));
  const field = screen.getByRole<HTMLInputElement>('textbox');
  await fireEvent.input(field, { target: { value: ' https://b.example ' } });
  await fireEvent.keyDown(field, { key: 'Enter' });
  await waitFor(() => expect(program.given('changeSetting')).toEqual([['host.url', 'https://b.example']]));
  await fireEvent.input(field, { target: { value: '' } });
  await fireEvent.keyDown(field, { key: 'Enter' });
  await waitFor(() => expect(program.given('changeSetting')).toHaveLength(2));
  expect(program.given('changeSetting')[1]).toEqual(['host.url', null]);
});

test('only one’s own value can be taken away', async () => {
  await open(of([{ ...SECONDS, source: 'user', value: '60' }, COPY]));
  expect(within(row('pin.allow_copy')).queryByRole('button')).toBeNull();
  await fireEvent.click(within(row('pin.show_seconds')).getByRole('button'));
  await waitFor(() => expect(program.given('changeSetting')).toEqual([['pin.show_seconds', null]]));
});

test('what is locked can be reached, says why, and changes nothing', async () => {
  const locked = { source: 'policy' as const, from: '/etc/countersign/policy.conf:2', locked: true };
  await open(
    of([
      { ...COPY, ...locked },
      { ...LOCALE, ...locked },
      { ...SECONDS, ...locked },
    ]),
  );
  const control = screen.getByRole('switch');
  control.focus();
  expect(document.activeElement).toBe(control);
  expect(control.getAttribute('aria-disabled')).toBe('true');
  const why = (control.getAttribute('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id));
  expect(why.map((one) => one?.textContent).join(' ')).toContain('It cannot be changed here');
  await fireEvent.click(control);
  for (const field of screen.getAllByRole<HTMLInputElement>('textbox')) expect(field.readOnly).toBe(true);
  expect(program.given('changeSetting')).toEqual([]);
});

test('mistakes are named with file and line', async () => {
  const mistake = {
    code: 'setting-mistake-unknown-key',
    data: { place: '/etc/countersign/client.conf:7', file: '/etc/countersign/client.conf', line: 7, key: 'pin.alow' },
  };
  await open(of([COPY], [mistake]));
  const section = screen.getByRole('region', { name: 'Mistakes in files' });
  expect(section.textContent).toContain('/etc/countersign/client.conf:7');
  expect(section.textContent).toContain('pin.alow');
});

test('a change that is refused is told beside its setting', async () => {
  await open(of([COPY, SECONDS]), null, () => refuse('settings-no-folder'));
  await fireEvent.click(screen.getByRole('switch'));
  expect(await within(row('pin.allow_copy')).findByRole('alert')).toBeTruthy();
  expect(within(row('pin.show_seconds')).queryByRole('alert')).toBeNull();
});

test('goes to the setting that was asked for', async () => {
  await open(of([LOCALE, SECONDS]), 'pin.show_seconds');
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('textbox')));
});
