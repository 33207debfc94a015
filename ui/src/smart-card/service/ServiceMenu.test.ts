import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Program, refuse } from '../../../tests/program';
import type { ServiceOfferView } from '../../bindings';
import { sitting, windowOf } from '../testing/views';
import ServiceMenu from './ServiceMenu.svelte';

let program: Program;
let offer: () => ServiceOfferView;

const OFFER: ServiceOfferView = {
  device: 'Reader 2',
  card: { code: 'card-serial', data: { id: '20000001' } },
  procedure: 'Employee card',
  distribution: 'enter-at-ra',
  pukAtHost: true,
  pinTriesLeft: 0,
  pukTriesLeft: 3,
};

beforeEach(() => {
  offer = () => OFFER;
  program = new Program(windowOf(null), { offerService: () => offer() });
});

afterEach(() => program.end());

async function unblock() {
  render(ServiceMenu, { officer: sitting().officer, triesLeft: 0, shown: true });
  screen.getByRole('button', { name: 'Unblock card…' }).click();
  return within(await screen.findByRole('dialog', undefined, { timeout: 5000 }));
}

async function sign(inside: Awaited<ReturnType<typeof unblock>>) {
  await fireEvent.input(await inside.findByLabelText('Signature PIN'), { target: { value: '1234' } });
  inside.getByRole('button', { name: 'Sign and begin' }).click();
}

test('a blocked card is unblocked with the PUK of the host', async () => {
  const inside = await unblock();
  expect(inside.getByText(/Unblocking sets a new PIN/)).toBeTruthy();
  await sign(inside);
  await waitFor(() =>
    expect(program.given('beginService')[0]?.slice(1)).toEqual(['unblock', 'host', 'Employee card', '1234']),
  );
});

test('where the host has none that may be used, it is typed', async () => {
  offer = () => ({ ...OFFER, pukAtHost: false });
  const inside = await unblock();
  expect((await inside.findByRole<HTMLInputElement>('radio', { name: 'From the host' })).disabled).toBe(true);
  await sign(inside);
  await waitFor(() => expect(program.given('beginService')[0]?.[2]).toBe('typed'));
});

test('a blocked PUK ends it: no PUK is chosen, and no PIN typed', async () => {
  offer = () => ({ ...OFFER, pukTriesLeft: 0 });
  const inside = await unblock();
  expect((await inside.findByRole('alert')).textContent).toContain('cannot be unblocked any more');
  expect(inside.queryByRole('radio')).toBeNull();
  expect(inside.queryByLabelText('Signature PIN')).toBeNull();
  inside.getByRole('button', { name: 'Sign and begin' }).click();
  expect(program.given('beginService')).toEqual([]);
});

test('says why there is no offer, and asks for one again', async () => {
  let down = true;
  offer = () => (down ? refuse('program-ending') : OFFER);
  const inside = await unblock();
  expect((await inside.findByRole('alert')).textContent).toContain('The program is ending.');
  expect(inside.queryByLabelText('Signature PIN')).toBeNull();
  down = false;
  inside.getByRole('button', { name: 'Try again' }).click();
  await sign(inside);
  await waitFor(() => expect(program.given('beginService')).toHaveLength(1));
});

test('the focus goes to the PIN whenever the offer comes', async () => {
  let come = (_: ServiceOfferView) => {};
  const later = new Promise<ServiceOfferView>((resolve) => {
    come = resolve;
  });
  program.end();
  program = new Program(windowOf(null), { offerService: () => later });
  const inside = await unblock();
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('dialog')));
  come(OFFER);
  const field = await inside.findByLabelText('Signature PIN');
  await waitFor(() => expect(document.activeElement).toBe(field));
});
