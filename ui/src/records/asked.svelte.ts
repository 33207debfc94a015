import type { Trouble } from '../bindings';
import { type Answer, answered } from '../shared/answered';

/** The answer of a command that is asked again when what it is about changes: late answers to earlier ones are let go. */
export class Asked<T> {
  /** The last answer that was one. */
  data = $state.raw<T | null>(null);
  /** Why there is none to what was asked last. */
  trouble = $state.raw<Trouble | null>(null);
  /** Whether an answer is waited for. */
  pending = $state(false);
  /** Rises with each time that something is asked. */
  #version = 0;

  /** Asks; what was answered before stays until the answer comes. */
  async ask(command: () => Promise<Answer<T>>): Promise<void> {
    this.#version += 1;
    const asked = this.#version;
    this.pending = true;
    const answer = await answered(command);
    if (asked !== this.#version) return;
    this.pending = false;
    this.trouble = answer.status === 'error' ? answer.error : null;
    if (answer.status === 'ok') this.data = answer.data;
  }

  /** Waits for no answer any more. */
  end(): void {
    this.#version += 1;
    this.pending = false;
  }
}
