import { afterEach, expect, test, vi } from 'vitest';
import { Program, refuse } from '../../tests/program';
import { SETTINGS } from '../../tests/settings';
import type { WindowView } from '../bindings';
import { WindowStore } from './view.svelte';

const view = (number: number): WindowView => ({
  number,
  settings: SETTINGS,
  place: { kind: 'not-chosen', trouble: null, url: null, ca: null },
  sitting: null,
  closingRefused: false,
});

let program: Program | null = null;
let store: WindowStore | null = null;

afterEach(() => {
  store?.stop();
  program?.end();
  vi.useRealTimers();
});

/** What the mocked IPC stands on. */
type Internals = { invoke: (command: string, ...given: unknown[]) => Promise<unknown> };

function open(at: number) {
  program = new Program(view(at));
  store = new WindowStore();
  return { program, store };
}

test('the view is there at load, and each newer one after it', async () => {
  const { program, store } = open(4);
  await store.start();
  expect(store.view?.number).toBe(4);
  await program.show(view(0));
  expect(store.view?.number).toBe(5);
});

test('an older view that comes late is not shown', async () => {
  const { store } = open(4);
  await store.start();
  store.take(view(3));
  store.take({ ...view(4), closingRefused: true });
  expect(store.view).toEqual(view(4));
});

test('nothing is heard after the end', async () => {
  const { program, store } = open(4);
  await store.start();
  store.stop();
  await program.show(view(0));
  expect(store.view?.number).toBe(4);
});

test('a program that does not answer is asked again until it does', async () => {
  vi.useFakeTimers();
  let answers = 0;
  program = new Program(view(1));
  const internals = (window as unknown as { __TAURI_INTERNALS__: Internals }).__TAURI_INTERNALS__;
  const real = internals.invoke;
  internals.invoke = async (command: string, ...given: unknown[]) => {
    if (command !== 'view') return await real(command, ...given);
    answers += 1;
    if (answers === 1) throw new Error('the web view lost its connection');
    if (answers === 2) refuse('window-unreachable');
    return await real(command, ...given);
  };
  store = new WindowStore();
  const started = store.start();
  await vi.advanceTimersByTimeAsync(0);
  expect(store.trouble?.code).toBe('window-unreachable');
  expect(store.view).toBeNull();
  await vi.advanceTimersByTimeAsync(10_000);
  await started;
  expect(answers).toBe(3);
  expect(store.view).toEqual(view(1));
  expect(store.trouble).toBeNull();
});
