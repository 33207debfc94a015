import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { createRawSnippet } from 'svelte';
import { expect, test } from 'vitest';
import Popover from './Popover.svelte';
import { press } from './testing/press';

const snippet = (html: string) => createRawSnippet(() => ({ render: () => html }));

function show() {
  const { unmount } = render(Popover, {
    title: 'Hidden procedures',
    opener: snippet('<span>3 hidden</span>'),
    children: snippet('<p>Blank card</p>'),
  });
  return { opener: screen.getByRole('button', { name: '3 hidden' }), unmount };
}

test('opens with its heading as its name, and has the focus', async () => {
  const { opener } = show();
  opener.click();
  const dialog = await screen.findByRole('dialog', { name: 'Hidden procedures' });
  expect(document.activeElement).toBe(dialog);
  expect(opener.getAttribute('aria-expanded')).toBe('true');
});

test('Escape closes it, and the focus goes back', async () => {
  const { opener } = show();
  opener.click();
  await screen.findByRole('dialog');
  await press('Escape');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(document.activeElement).toBe(opener);
});

test('a click elsewhere closes it, and one inside does not', async () => {
  show().opener.click();
  await fireEvent.pointerDown(await screen.findByText('Blank card'));
  expect(screen.getByRole('dialog')).toBeTruthy();
  await fireEvent.pointerDown(document.body);
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

test('goes with the part of the page that it belongs to', async () => {
  const { opener, unmount } = show();
  opener.click();
  await screen.findByRole('dialog');
  unmount();
  expect(screen.queryByRole('dialog')).toBeNull();
});
