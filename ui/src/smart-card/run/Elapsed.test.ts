import { render } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import Elapsed from './Elapsed.svelte';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1000).then(() => tick());
const told = (milliseconds: number) => render(Elapsed, { told: milliseconds });

test('says nothing for a moment, and then the seconds', async () => {
  const { container } = told(0);
  expect(container.textContent?.trim()).toBe('');
  await seconds(3);
  expect(container.textContent).toContain('3');
});

test('a window that is loaded again counts on from what it was told', async () => {
  const { container } = told(42_300);
  expect(container.textContent).toContain('42');
  await seconds(2);
  expect(container.textContent).toContain('44');
});

test('what is told once more is counted from then on', async () => {
  const { container, rerender } = told(1_000);
  await seconds(5);
  await rerender({ told: 6_900 });
  await seconds(1);
  expect(container.textContent).toContain('7');
});
