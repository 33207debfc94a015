import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, expect, test } from 'vitest';
import { Program, refuse } from '../../tests/program';
import { windowOf } from '../smart-card/testing/views';
import AboutDialog from './AboutDialog.svelte';

let program: Program;
afterEach(() => program.end());

const COMPONENTS = [
  { name: 'der', version: '0.8.3', licence: 'Apache-2.0 OR MIT' },
  { name: 'svelte', version: '5.57.3', licence: 'MIT' },
  { name: 'webpki-roots', version: '1.0.4', licence: 'CDLA-Permissive-2.0' },
];

async function open(licence = (name: string) => `The licence of ${name}.`) {
  program = new Program(windowOf(null), {
    about: () => ({
      version: '0.1.0',
      commit: null,
      webview: '2.50.1',
      tauri: '2.12.5',
      system: 'Debian 12, x86_64',
      components: COMPONENTS,
    }),
    licence,
  });
  render(AboutDialog, { onclose: () => {} });
  await screen.findByRole('grid');
}

const names = () => [...document.querySelectorAll('[data-row]')].map((row) => row.getAttribute('data-row'));

test('says what this is, and leaves out what is not known', async () => {
  await open();
  for (const words of [/Version 0\.1\.0/, '2.50.1', 'Debian 12, x86_64']) expect(screen.getByText(words)).toBeTruthy();
  expect(screen.queryByText('Commit')).toBeNull();
});

test('finds components by name and by licence', async () => {
  await open();
  const field = screen.getByRole('textbox');
  await fireEvent.input(field, { target: { value: 'cdla' } });
  await waitFor(() => expect(names()).toEqual(['webpki-roots 1.0.4']));
  await fireEvent.input(field, { target: { value: 'svel' } });
  await waitFor(() => expect(names()).toEqual(['svelte 5.57.3']));
  await fireEvent.input(field, { target: { value: 'zebra' } });
  expect(await screen.findByText('No component and no licence is called that')).toBeTruthy();
});

test('shows a component’s licence', async () => {
  await open();
  await fireEvent.click(document.querySelector('[data-row="svelte 5.57.3"]') as HTMLElement);
  expect((await screen.findByRole('region', { name: 'Licence of svelte 5.57.3' })).textContent).toBe(
    'The licence of svelte.',
  );
  expect(program.given('licence')).toEqual([['svelte', '5.57.3']]);
});

test('says where a licence cannot be had', async () => {
  await open(() => refuse('program-ending'));
  await fireEvent.click(document.querySelector('[data-row="der 0.8.3"]') as HTMLElement);
  expect(await screen.findByRole('alert')).toBeTruthy();
});
