import { fireEvent, render, screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import PinField from './PinField.svelte';

const field = () => screen.getByLabelText<HTMLInputElement>('PIN');

test('what is typed is masked, not offered again and not checked for spelling', () => {
  render(PinField, { label: 'PIN', triesLeft: 3 });
  expect(field().type).toBe('password');
  expect(field().autocomplete).toBe('off');
  expect(field().getAttribute('spellcheck')).toBe('false');
  expect(field().inputMode).toBe('numeric');
});

test('the tries that are left are told before anything is typed', () => {
  render(PinField, { label: 'PIN', triesLeft: 3 });
  expect(screen.getByText('3 tries left')).toBeTruthy();
});

test('a card that does not tell its tries is not asked for them', () => {
  render(PinField, { label: 'PIN', triesLeft: null });
  expect(screen.queryByText(/left/)).toBeNull();
});

test('the last try says so', () => {
  render(PinField, { label: 'PIN', triesLeft: 1 });
  expect(screen.getByText(/^Last try/)).toBeTruthy();
  expect(field().disabled).toBe(false);
});

test('a blocked PIN cannot be typed', () => {
  render(PinField, { label: 'PIN', triesLeft: 0 });
  expect(screen.getByText('blocked')).toBeTruthy();
  expect(field().disabled).toBe(true);
});

test('Caps Lock is told while it is on', async () => {
  render(PinField, { label: 'PIN' });
  await fireEvent(field(), key('keydown', true));
  expect(screen.getByText('Caps Lock is on.')).toBeTruthy();
  await fireEvent(field(), key('keyup', false));
  expect(screen.queryByText('Caps Lock is on.')).toBeNull();
});

test('nothing that was typed stays in a field that is gone', async () => {
  const { unmount } = render(PinField, { label: 'PIN' });
  const gone = field();
  await fireEvent.input(gone, { target: { value: '735194' } });
  expect(gone.value).toBe('735194');
  unmount();
  expect(gone.value).toBe('');
});

test('a fault is tied to the field', () => {
  render(PinField, { label: 'PIN', fault: 'The two are not the same.' });
  expect(field().getAttribute('aria-invalid')).toBe('true');
  const described = field().getAttribute('aria-describedby') ?? '';
  expect(document.getElementById(described)?.textContent).toContain('The two are not the same.');
});

/** A key as a keyboard with Caps Lock on or off sends it. */
function key(type: 'keydown' | 'keyup', capsLock: boolean): KeyboardEvent {
  const event = new KeyboardEvent(type, { key: 'a', bubbles: true });
  event.getModifierState = (modifier) => modifier === 'CapsLock' && capsLock;
  return event;
}
