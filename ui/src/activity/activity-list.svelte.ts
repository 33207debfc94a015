// What officers did, page by page, newest first, while somebody types and scrolls: what is shown is the answer to what
// was wanted last.

import { type ActivityEntryView, type ActivityQuery, commands, type Trouble } from '../bindings';
import { answered } from '../shared/answered';

/** Milliseconds without a key press after which the host is asked. */
const QUIET = 200;

/** Whose, and which. */
export type Which = ActivityQuery['which'];

/** A list that grows at its end. */
export class ActivityList {
  which = $state<Which>('own');
  /** What is searched for. */
  text = $state('');
  /** Newest first; nothing before the first answer. */
  entries = $state.raw<ActivityEntryView[] | null>(null);
  /** Whether there are more after the last. */
  more = $state(false);
  /** Why there is no answer to what was asked last. */
  trouble = $state.raw<Trouble | null>(null);
  /** Whether what is shown is not the answer to what is wanted yet. */
  pending = $state(false);
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Rises with each change of what is wanted. */
  #version = 0;

  constructor(which: Which) {
    this.which = which;
  }

  /** A key was pressed in what is searched for. */
  typed(): void {
    this.#changed();
    this.#timer = setTimeout(() => void this.#ask(null), QUIET);
  }

  /** Something else is wanted, or the same anew. */
  async load(): Promise<void> {
    this.#changed();
    await this.#ask(null);
  }

  /** Has older ones added to those that are there. */
  async loadMore(): Promise<void> {
    const last = this.entries?.at(-1);
    if (last === undefined || !this.more || this.pending) return;
    this.pending = true;
    await this.#ask(last);
  }

  /** Asks no more. */
  end(): void {
    this.#changed();
    this.pending = false;
  }

  /** A host that sends one twice shall not break the list. */
  #with(older: ActivityEntryView[]): ActivityEntryView[] {
    const there = this.entries ?? [];
    const known = new Set(there.map(({ sequence }) => sequence));
    return [...there, ...older.filter(({ sequence }) => !known.has(sequence))];
  }

  #changed(): void {
    clearTimeout(this.#timer);
    this.#version += 1;
    this.pending = true;
  }

  async #ask(last: ActivityEntryView | null): Promise<void> {
    const asked = this.#version;
    const query: ActivityQuery = {
      which: this.which,
      text: this.text.trim() === '' ? null : this.text,
      before: last?.sequence ?? null,
    };
    const answer = await answered(() => commands.activity(query));
    // Something else is wanted by now.
    if (asked !== this.#version) return;
    this.pending = false;
    this.trouble = answer.status === 'error' ? answer.error : null;
    if (answer.status === 'ok') {
      this.entries = last === null ? answer.data.entries : this.#with(answer.data.entries);
      this.more = answer.data.more;
    } else if (last === null) {
      this.entries = [];
      this.more = false;
    }
  }
}
