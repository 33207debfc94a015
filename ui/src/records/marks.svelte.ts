// Rows that are chosen together, from a list of which some are shown at a time: one that was chosen stays so while the list
// shows others.

import { SvelteMap } from 'svelte/reactivity';

/** What is chosen, and what that is called. */
interface Choosing<Row> {
  /** What tells a row from the others. */
  id: (row: Row) => string;
  /** Whether choosing it leads to anything. */
  can: (row: Row) => boolean;
  /** How many are chosen at most where many are chosen at once. */
  most: () => number;
  /** Names the column. */
  column: () => string;
  /** What choosing one is called. */
  label: (row: Row) => string;
  /** What choosing the first ones is called. */
  first: () => string;
}

/** The chosen ones. */
export class Marks<Row> {
  readonly words: Pick<Choosing<Row>, 'column' | 'label' | 'first'>;
  readonly can: (row: Row) => boolean;
  readonly #id: (row: Row) => string;
  readonly #most: () => number;
  readonly #chosen = new SvelteMap<string, Row>();

  constructor({ id, can, most, ...words }: Choosing<Row>) {
    this.words = words;
    this.can = can;
    this.#id = id;
    this.#most = most;
  }

  /** All of them, as each was told of last. */
  get rows(): Row[] {
    return [...this.#chosen.values()];
  }

  get size(): number {
    return this.#chosen.size;
  }

  has(row: Row): boolean {
    return this.#chosen.has(this.#id(row));
  }

  set(row: Row, chosen: boolean): void {
    if (chosen) this.#chosen.set(this.#id(row), row);
    else this.#chosen.delete(this.#id(row));
  }

  clear(): void {
    this.#chosen.clear();
  }

  /** Takes what is told of rows now in the place of what was told of them before. */
  told(rows: readonly Row[]): void {
    for (const row of rows) if (this.has(row)) this.set(row, true);
  }

  /** Whether no more of these can be chosen at once. */
  full(rows: readonly Row[]): boolean {
    if (this.size === 0) return false;
    return (
      this.size >= this.#most() ||
      rows
        .filter(this.can)
        .slice(0, this.#most())
        .every((row) => this.has(row))
    );
  }

  /** Chooses the first of those that can be, beside those that are chosen, as many as may be. */
  fill(rows: readonly Row[]): void {
    const others = rows.filter((row) => this.can(row) && !this.has(row));
    for (const row of others.slice(0, Math.max(this.#most() - this.size, 0))) this.set(row, true);
  }
}
