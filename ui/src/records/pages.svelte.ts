// A list that the host answers page by page, newest first, while somebody searches and scrolls: what is shown is the answer
// to what was wanted last.

import type { Trouble } from '../bindings';
import { type Answer, answered } from '../shared/answered';

/** Milliseconds without a key press after which the host is asked. */
const QUIET = 200;

/** How a page is asked for: those before one row, or the newest. */
export type Ask<Page> = (before: string | null) => Promise<Answer<Page>>;

/** What a page has. */
interface PageOf<Row> {
  rows: Row[];
  /** Whether there are more after the last. */
  more: boolean;
}

/** A list that grows at its end. */
export class Pages<Row, Page> {
  /** Newest first; nothing before the first answer. */
  rows = $state.raw<Row[] | null>(null);
  more = $state(false);
  /** The newest answer, for what it says beside its rows. */
  page = $state.raw<Page | null>(null);
  /** Why there is no answer to what was asked last. */
  trouble = $state.raw<Trouble | null>(null);
  /** Whether what is shown is not the answer to what is wanted yet. */
  pending = $state(false);
  /** What tells a row from the others. */
  readonly id: (row: Row) => string;
  readonly #ask: Ask<Page>;
  readonly #of: (page: Page) => PageOf<Row>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Rises with each change of what is wanted. */
  #version = 0;

  constructor(ask: Ask<Page>, of: (page: Page) => PageOf<Row>, id: (row: Row) => string) {
    this.#ask = ask;
    this.#of = of;
    this.id = id;
  }

  /** A key was pressed in what is searched for. */
  typed(): void {
    this.#changed();
    this.#timer = setTimeout(() => void this.#take(null), QUIET);
  }

  /** Something else is wanted, or the same anew. */
  async load(): Promise<void> {
    this.#changed();
    await this.#take(null);
  }

  /** Has older ones added to those that are there. */
  async loadMore(): Promise<void> {
    const last = this.rows?.at(-1);
    if (last === undefined || !this.more || this.pending) return;
    this.pending = true;
    await this.#take(this.id(last));
  }

  /** Asks no more. */
  end(): void {
    this.#changed();
    this.pending = false;
  }

  /** A host that sends one twice shall not break the list. */
  #with(older: Row[]): Row[] {
    const there = this.rows ?? [];
    const known = new Set(there.map(this.id));
    return [...there, ...older.filter((row) => !known.has(this.id(row)))];
  }

  #changed(): void {
    clearTimeout(this.#timer);
    this.#version += 1;
    this.pending = true;
  }

  async #take(before: string | null): Promise<void> {
    const asked = this.#version;
    const answer = await answered(() => this.#ask(before));
    // Something else is wanted by now.
    if (asked !== this.#version) return;
    this.pending = false;
    this.trouble = answer.status === 'error' ? answer.error : null;
    if (answer.status === 'ok') {
      const { rows, more } = this.#of(answer.data);
      this.page = answer.data;
      this.rows = before === null ? rows : this.#with(rows);
      this.more = more;
    } else if (before === null) {
      this.rows = [];
      this.more = false;
    }
  }
}
