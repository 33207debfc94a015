import { afterEach, expect, test } from 'vitest';
import { commands, events, type WindowView } from '../src/bindings';
import { Program, refuse } from './program';
import { SETTINGS } from './settings';

const EMPTY: WindowView = {
  number: 4,
  settings: SETTINGS,
  place: { kind: 'not-chosen', trouble: null, url: null, ca: null },
  sitting: null,
  closingRefused: false,
};

let program: Program;
afterEach(() => program.end());

test('commands are answered and remembered', async () => {
  program = new Program(EMPTY, {
    importCards: async () => 24,
    setAction: () => refuse('action-not-possible', { key: '9a' }),
  });
  expect(await commands.view()).toEqual({ status: 'ok', data: EMPTY });
  expect(await commands.importCards('…')).toEqual({ status: 'ok', data: 24 });
  expect(await commands.setAction('9a', 'add')).toEqual({
    status: 'error',
    error: { code: 'action-not-possible', data: { key: '9a' } },
  });
  expect(await commands.reload()).toEqual({ status: 'ok', data: null });
  expect(program.calls.map((call) => call.command)).toEqual(['importCards', 'setAction', 'reload']);
  expect(program.given('setAction')).toEqual([['9a', 'add']]);
});

test('a view that is told is newer than the one before', async () => {
  program = new Program(EMPTY);
  const told: number[] = [];
  await events.viewChanged.listen((event) => told.push(event.payload.number));
  await program.show(EMPTY);
  await program.show(EMPTY);
  expect(told).toEqual([5, 6]);
  expect(await commands.view()).toMatchObject({ data: { number: 6 } });
});
