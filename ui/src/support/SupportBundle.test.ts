import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, expect, test } from 'vitest';
import { Program, refuse } from '../../tests/program';
import type { SupportBundleView } from '../bindings';
import { windowOf } from '../smart-card/testing/views';
import SupportBundle from './SupportBundle.svelte';

const BUNDLE: SupportBundleView = {
  id: 3,
  files: [
    { name: 'versions.txt', text: 'Countersign 0.1.0\n', bytes: 18 },
    { name: 'log/2026-11-22.log', text: 'first\u202eline\r\nsecond line', bytes: 20480 },
  ],
};

let program: Program;
afterEach(() => program.end());

async function open(save: () => string | null = () => null) {
  program = new Program(windowOf(null), { supportBundle: () => BUNDLE, saveSupportBundle: save });
  render(SupportBundle, { onclose: () => {} });
  await screen.findByRole('listbox');
}

const save = () => fireEvent.click(screen.getByRole('button', { name: 'Save…' }));

test('shows every file as it will be written', async () => {
  await open();
  expect(screen.getAllByRole('option')).toHaveLength(2);
  expect(screen.getByRole('region').textContent).toBe('Countersign 0.1.0\n');
  await fireEvent.keyDown(screen.getByRole('listbox'), { key: 'ArrowDown' });
  expect(screen.getByRole('region').textContent).toBe('firstline\nsecond line');
});

test('says where it was saved', async () => {
  await open(() => '/home/olivia/countersign-support.zip');
  await save();
  await waitFor(() => expect(screen.getByRole('status').textContent).toContain('/home/olivia/countersign-support.zip'));
  expect(program.given('saveSupportBundle')).toEqual([[3]]);
});

test('says nothing where nobody wanted a file after all', async () => {
  await open();
  await save();
  await waitFor(() => expect(program.given('saveSupportBundle')).toHaveLength(1));
  expect(screen.getByRole('status').textContent?.trim()).toBe('');
});

test('says why it was not saved', async () => {
  await open(() => refuse('program-ending'));
  await save();
  expect((await screen.findByRole('alert')).textContent).toContain('program-ending');
});
