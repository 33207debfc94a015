import { tick } from 'svelte';

/** Scrolls what a key that was pressed just now highlights in a list that is open into sight. */
export async function showHighlighted(list: HTMLElement | null): Promise<void> {
  await tick();
  list?.querySelector('[data-highlighted]')?.scrollIntoView({ block: 'nearest' });
}
