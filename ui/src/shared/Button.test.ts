import { fireEvent, render, screen } from '@testing-library/svelte';
import { createRawSnippet } from 'svelte';
import { expect, test, vi } from 'vitest';
import Button from './Button.svelte';

const children = createRawSnippet(() => ({ render: () => '<span>Print</span>' }));
const button = () => screen.getByRole('button', { name: 'Print' });
const described = () => document.getElementById(button().getAttribute('aria-describedby') ?? '');
const reason = () => screen.queryByRole('tooltip');

test('why it cannot be used belongs to it, and is shown while it is pointed at or has the focus', async () => {
  const onclick = vi.fn();
  render(Button, { whyNot: 'Choose a printer.', onclick, children });
  expect(described()?.textContent).toBe('Choose a printer.');
  expect(reason()).toBeNull();
  const place = button().parentElement;
  if (place === null) throw new Error('stands nowhere');
  await fireEvent.pointerEnter(place);
  expect(reason()?.parentElement).toBe(document.body);
  expect(described()).toBe(reason());
  await fireEvent.pointerLeave(place);
  expect(reason()).toBeNull();
  button().focus();
  await fireEvent.focusIn(button());
  expect(reason()?.textContent).toBe('Choose a printer.');
  button().click();
  expect(onclick).not.toHaveBeenCalled();
});

test('a reason goes with its button, and with what was the reason', async () => {
  const { rerender, unmount } = render(Button, { whyNot: 'Choose a printer.', children });
  await fireEvent.pointerEnter(button().parentElement as HTMLElement);
  await rerender({ whyNot: null });
  expect(reason()).toBeNull();
  await rerender({ whyNot: 'Give the reason.' });
  expect(reason()?.textContent).toBe('Give the reason.');
  unmount();
  expect(reason()).toBeNull();
});
