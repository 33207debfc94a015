import { render, screen, waitFor } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Program, refuse } from '../../../tests/program';
import { ORDER, windowOf } from '../testing/views';
import PinCode from './PinCode.svelte';

let program: Program;

beforeEach(() => {
  vi.useFakeTimers();
  program = new Program(windowOf(null), { takePin: () => ({ pin: '735194' }) });
});

afterEach(() => {
  vi.useRealTimers();
  program.end();
});

async function box(
  taken = false,
  changes: { shownFor?: number; mayCopy?: boolean; secret?: 'pin' | 'puk'; open?: boolean } = {},
) {
  const rendered = render(PinCode, {
    id: 7,
    order: ORDER,
    secret: 'pin' as const,
    taken,
    shownFor: 30,
    mayCopy: false,
    open: true,
    ...changes,
  });
  await vi.advanceTimersByTimeAsync(10);
  await tick();
  return rendered;
}

const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1000).then(() => tick());
const shown = () => document.querySelector('[data-shows="pin"]')?.textContent ?? null;
const button = (name: string) => screen.getByRole('button', { name });

test('takes the PIN once and shows it', async () => {
  await box();
  expect(shown()).toBe('735194');
  expect(program.given('takePin')).toEqual([[7]]);
});

test('hides it after 30 seconds, says so before, and shows it again', async () => {
  await box();
  expect(screen.getByRole('timer').textContent).toContain('30');
  await seconds(29);
  expect(shown()).toBe('735194');
  await seconds(1);
  expect(shown()).toBeNull();
  expect(document.body.innerHTML).not.toContain('735');
  button('Show again').click();
  await tick();
  expect(shown()).toBe('735194');
  expect(program.given('takePin')).toHaveLength(1);
});

test('is shown longer on demand', async () => {
  await box();
  await seconds(10);
  button('Show longer').click();
  await seconds(45);
  expect(shown()).toBe('735194');
  await seconds(6);
  expect(shown()).toBeNull();
});

test.each(['copy', 'cut', 'contextmenu', 'dragstart', 'selectstart'])('gives nothing away by %s', async (kind) => {
  await box();
  const event = new Event(kind, { bubbles: true, cancelable: true });
  document.querySelector('[data-shows="pin"]')?.dispatchEvent(event);
  expect(event.defaultPrevented).toBe(true);
});

test('no answer has the focus at first', async () => {
  await box();
  expect(document.activeElement?.getAttribute('role')).toBe('group');
});

test.each([
  ['Noted', true],
  ['Not noted', false],
])('%s answers once, and the digits are gone', async (name, noted) => {
  await box();
  button(name).click();
  button(name).click();
  await seconds(0);
  expect(program.given('pinNoted')).toEqual([[7, noted]]);
  expect(document.body.innerHTML).not.toContain('735');
});

test('keeps the digits where the answer was not taken', async () => {
  program.end();
  program = new Program(windowOf(null), {
    takePin: () => ({ pin: '735194' }),
    pinNoted: () => refuse('program-ending'),
  });
  await box();
  button('Noted').click();
  await seconds(0);
  expect(screen.getByRole('alert').textContent).toContain('The program is ending.');
  expect(shown()).toBe('735194');
});

test('after the window was loaded again it says that the PIN was shown, and takes both answers', async () => {
  await box(true);
  expect(program.given('takePin')).toEqual([]);
  expect(screen.getByText(/cannot be shown again/)).toBeTruthy();
  button('Not noted').click();
  await seconds(0);
  expect(program.given('pinNoted')).toEqual([[7, false]]);
});

test('says the same where the PIN is not given out any more', async () => {
  program.end();
  program = new Program(windowOf(null), { takePin: () => refuse('pin-taken') });
  await box();
  await waitFor(() => expect(screen.getByText(/cannot be shown again/)).toBeTruthy());
});

test('a PUK is shown like a PIN, and called what it is', async () => {
  await box(false, { secret: 'puk' });
  expect(shown()).toBe('735194');
  expect(screen.getByRole('dialog').textContent).toContain('PUK Code');
  expect(screen.getByRole('dialog').textContent).not.toContain('another PIN');
});

test('the digits go with the box', async () => {
  const { unmount } = await box();
  unmount();
  await seconds(1);
  expect(document.body.innerHTML).not.toContain('735');
});

test('is not seen while the window is locked, and is there again', async () => {
  const { rerender } = await box();
  await rerender({ open: false });
  await seconds(1);
  expect(shown()).toBeNull();
  await rerender({ open: true });
  await seconds(1);
  expect(shown()).toBe('735194');
  expect(program.given('takePin')).toHaveLength(1);
});

test('is hidden after as many seconds as the setting says, and extended by as many', async () => {
  await box(false, { shownFor: 8 });
  await seconds(7);
  button('Show longer').click();
  await seconds(8);
  expect(shown()).toBe('735194');
  await seconds(1);
  expect(shown()).toBeNull();
});

test('offers no copying where the setting does not allow it', async () => {
  await box();
  expect(screen.queryByRole('button', { name: 'Copy' })).toBeNull();
});

test('copies where the setting allows it, and says what that means', async () => {
  program.end();
  program = new Program(windowOf(null), { takePin: () => ({ pin: '735194' }), copyPin: () => ({ seconds: 30 }) });
  const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  await box(false, { mayCopy: true });
  expect(screen.getByText('Other programs can read the clipboard.')).toBeTruthy();
  button('Copy').click();
  await seconds(0);
  expect(program.given('copyPin')).toEqual([['735194']]);
  expect(write).not.toHaveBeenCalled();
  expect(screen.getByText(/after 30 seconds/)).toBeTruthy();
});

test('copies nothing that is hidden', async () => {
  await box(false, { mayCopy: true, shownFor: 5 });
  await seconds(5);
  button('Copy').click();
  await seconds(0);
  expect(program.given('copyPin')).toEqual([]);
});

test('says where it was not copied, and puts it nowhere else', async () => {
  program.end();
  program = new Program(windowOf(null), {
    takePin: () => ({ pin: '735194' }),
    copyPin: () => refuse('program-ending'),
  });
  await box(false, { mayCopy: true });
  button('Copy').click();
  await seconds(0);
  expect(screen.getByRole('alert').textContent).toContain('The program is ending.');
  expect(document.querySelector('textarea')).toBeNull();
});

test('due while the window is locked, it is taken once it can be seen', async () => {
  const { rerender } = await box(false, { open: false });
  await seconds(60);
  expect(program.given('takePin')).toEqual([]);
  await rerender({ open: true });
  await seconds(0);
  expect(program.given('takePin')).toEqual([[7]]);
  expect(shown()).toBe('735194');
  await rerender({ open: false, taken: true });
  await rerender({ open: true });
  await seconds(0);
  expect(program.given('takePin')).toHaveLength(1);
  expect(shown()).toBe('735194');
});

test('what keeps it from being taken is said, and it is tried again', async () => {
  let locked = true;
  program.end();
  program = new Program(windowOf(null), {
    takePin: () => (locked ? refuse('not-signed-in') : { pin: '735194' }),
  });
  await box();
  expect(screen.queryByText(/was shown before/)).toBeNull();
  expect(screen.getByRole('alert').textContent).toContain('does not know this session');
  expect(button('Noted').getAttribute('aria-disabled')).toBe('true');
  locked = false;
  button('Try again').click();
  await seconds(0);
  expect(shown()).toBe('735194');
  expect(screen.queryByRole('alert')).toBeNull();
});

test('what kept it from being taken is tried again by itself once the window is unlocked', async () => {
  let locked = true;
  program.end();
  program = new Program(windowOf(null), {
    takePin: () => (locked ? refuse('not-signed-in') : { pin: '735194' }),
  });
  const { rerender } = await box();
  await rerender({ open: false });
  locked = false;
  await rerender({ open: true });
  await seconds(0);
  expect(shown()).toBe('735194');
});

test('is not asked for once more after it was noted', async () => {
  await box();
  button('Noted').click();
  await seconds(5);
  expect(program.given('takePin')).toHaveLength(1);
  expect(screen.queryByText(/was shown before/)).toBeNull();
});

test('is read out digit by digit, and its end is said once', async () => {
  await box();
  expect(screen.getByText('7 3 5 1 9 4').classList.contains('visually-hidden')).toBe(true);
  expect(document.querySelector('[data-shows="pin"]')?.getAttribute('aria-hidden')).toBe('true');
  const said = () => [...document.querySelectorAll('[role="status"]')].map(({ textContent }) => textContent).join('');
  await seconds(19);
  expect(said()).toBe('');
  await seconds(1);
  expect(said()).toBe('Hidden in 10 s');
  await seconds(4);
  expect(said()).toBe('Hidden in 10 s');
  await seconds(6);
  expect(said()).toBe('');
  expect(document.body.innerHTML).not.toContain('7 3 5');
});
