// The window's view: what the program says there is to show, and nothing else. The window keeps no state of the work.

import { commands, events, type Trouble, type WindowView } from '../bindings';
import { type Answer, answered } from './answered';

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
   * Asks for the view and follows it from then on. Returns once there is one, or why there is none; where there is none,
   * it is asked for again until there is.
   */
  async start(): Promise<void> {
    // Not after listening: what is to be seen first does not wait for that.
    const asked = this.#ask();
    void this.#follow();
    await asked;
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

  /** Listens first and asks then: nothing is missed between the first answer and here. */
  async #follow(): Promise<void> {
    for (let wait = RETRY.first; !this.#stopped; wait = Math.min(wait * 2, RETRY.most)) {
      if ((await this.#listen()) && (await this.#ask())) return;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }

  async #listen(): Promise<boolean> {
    const listening = await answered(async () => {
      this.#unlisten ??= await events.viewChanged.listen((event) => this.take(event.payload));
      return { status: 'ok', data: null };
    });
    if (this.#stopped) this.stop();
    return this.#is(listening);
  }

  async #ask(): Promise<boolean> {
    const answer = await answered(() => commands.view());
    if (answer.status === 'ok') this.take(answer.data);
    return this.#is(answer);
  }

  #is(answer: Answer<unknown>): boolean {
    if (answer.status === 'error' && this.view === null) this.trouble = answer.error;
    return answer.status === 'ok';
  }
}
