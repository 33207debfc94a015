import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Program } from '../../tests/program';
import type { DevicesView, FirstOfficerView, OfficerSideView, WatchedCardView } from '../bindings';
import { card, windowOf } from '../smart-card/testing/views';
import FirstOfficer from './FirstOfficer.svelte';

const FIRST_OFFICER: FirstOfficerView = { folder: '/var/lib/host', sealing: 'file', cardsInStock: 2 };
const OFFICER: OfficerSideView = {
  device: null,
  certificate: null,
  triesLeft: null,
  pinpad: false,
  session: { kind: 'signed-out' },
  trouble: null,
};
const BLANK: WatchedCardView = { kind: 'read', card: card({ keys: [] }) };

let program: Program;

beforeEach(() => {
  program = new Program(windowOf(null), {
    lookAtOfficerCard: () => ({
      kind: 'issue',
      card: { code: 'card-serial', data: { id: '20000001' } },
      rules: [{ rule: 'min-length', digits: 6 }],
    }),
  });
});

afterEach(() => program.end());

function devices(cards: { [name: string]: WatchedCardView }): DevicesView {
  return { trouble: null, devices: Object.entries(cards).map(([name, inIt]) => ({ name, card: inIt })) };
}

const props = (there: DevicesView, officer: Partial<OfficerSideView> = {}) => ({
  firstOfficer: FIRST_OFFICER,
  devices: there,
  officer: { ...OFFICER, ...officer },
});

const chosen = () => screen.getByRole('combobox', { name: /Officer card/ }).textContent;

test('the only card is taken, and looked at', async () => {
  render(FirstOfficer, props(devices({ 'Reader 1': { kind: 'empty' }, 'Reader 2': BLANK })));
  expect(await screen.findByRole('button', { name: 'Issue' })).toBeTruthy();
  expect(chosen()).toContain('Reader 2');
  expect(program.given('lookAtOfficerCard')).toEqual([['Reader 2']]);
  expect(program.given('chooseOfficerDevice')).toEqual([]);
});

test('into the only device the card is asked for', () => {
  render(FirstOfficer, props(devices({ 'Reader 1': { kind: 'empty' } })));
  expect(screen.getByText('Put the card of the first officer into “Reader 1”.')).toBeTruthy();
});

test('among two cards it is asked', () => {
  render(FirstOfficer, props(devices({ 'Reader 1': BLANK, 'Reader 2': BLANK })));
  expect(chosen()).toContain('Choose the device of the officer card');
  expect(program.given('lookAtOfficerCard')).toEqual([]);
});

test('another device that was chosen is used instead', async () => {
  const there = devices({ 'Reader 1': { kind: 'empty' }, 'Reader 2': BLANK });
  const { rerender } = render(FirstOfficer, props(there));
  await rerender(props(there, { device: 'Reader 1' }));
  expect(chosen()).toContain('Reader 1');
  expect(screen.getByText('Put the card of the first officer into “Reader 1”.')).toBeTruthy();
});

test('what was typed stays when another card comes', async () => {
  const { rerender } = render(FirstOfficer, props(devices({ 'Reader 1': BLANK, 'Reader 2': { kind: 'empty' } })));
  const name = await screen.findByLabelText<HTMLInputElement>(/Name/);
  await fireEvent.input(name, { target: { value: 'Olivia Lind' } });
  await rerender(props(devices({ 'Reader 1': BLANK, 'Reader 2': BLANK })));
  await waitFor(() => expect(chosen()).toContain('Reader 1'));
  expect(screen.getByLabelText<HTMLInputElement>(/Name/).value).toBe('Olivia Lind');
});
