// The window's view: what the program says there is to show, and nothing else. The window keeps no state of the work.

import { commands, events, type Trouble, type WindowView } from '../bindings';
import { answered } from './answered';

/** Milliseconds until the view is asked for again after a failure: at first, and at most. */
const RETRY = { first: 250, most: 5000 };

/** The newest view. One per window. */
export class WindowStore {
  /** Replaced as a whole, never changed in place; nothing before the first one. */
  view = $state.raw<WindowView | null>(null);
  /** Why there is no view, while it is asked for again. */
  trouble = $state.raw<Trouble | null>(null);

  #stopped = false;
  #unlisten: (() => void) | null = null;

  /**
   * Listens first and asks then, so that nothing is missed in between. Ends when there is a view; changes come by
   * themselves from then on.
   */
  async start(): Promise<void> {
    for (let wait = RETRY.first; !this.#stopped; wait = Math.min(wait * 2, RETRY.most)) {
      if (await this.#begin()) return;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }

  /** Listens no longer. */
  stop(): void {
    this.#stopped = true;
    this.#unlisten?.();
    this.#unlisten = null;
  }

  /** Takes a view, if it is newer than what is shown. */
  take(view: WindowView): void {
    if (this.#stopped || (this.view !== null && view.number <= this.view.number)) return;
    this.view = view;
    this.trouble = null;
  }

  async #begin(): Promise<boolean> {
    const answer = await answered(async () => {
      this.#unlisten ??= await events.viewChanged.listen((event) => this.take(event.payload));
      return await commands.view();
    });
    if (this.#stopped) this.stop();
    if (answer.status === 'ok') this.take(answer.data);
    else if (this.view === null) this.trouble = answer.error;
    return this.view !== null;
  }
}
