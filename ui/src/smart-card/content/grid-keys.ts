// Where the keyboard goes in a grid: `WAI-ARIA APG, Grid`.

/** A cell, by row and column from 0. */
export interface Cell {
  row: number;
  column: number;
}

/** How large the grid is. */
export interface Size {
  rows: number;
  columns: number;
}

/** What of a key press matters here. */
export type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** The cell that a key leads to; nothing for a key that leads nowhere. */
export function cellAfter(pressed: Pressed, at: Cell, size: Size): Cell | null {
  if (pressed.altKey) return null;
  const whole = pressed.ctrlKey || pressed.metaKey;
  const last = { row: size.rows - 1, column: size.columns - 1 };
  switch (pressed.key) {
    case 'ArrowUp':
      return { ...at, row: whole ? 0 : Math.max(at.row - 1, 0) };
    case 'ArrowDown':
      return { ...at, row: whole ? last.row : Math.min(at.row + 1, last.row) };
    case 'ArrowLeft':
      return { ...at, column: whole ? 0 : Math.max(at.column - 1, 0) };
    case 'ArrowRight':
      return { ...at, column: whole ? last.column : Math.min(at.column + 1, last.column) };
    case 'PageUp':
      return { ...at, row: 0 };
    case 'PageDown':
      return { ...at, row: last.row };
    case 'Home':
      return { row: whole ? 0 : at.row, column: 0 };
    case 'End':
      return { row: whole ? last.row : at.row, column: last.column };
    default:
      return null;
  }
}

/** Whether a key press opens the Action of the row. */
export const opensAction = (pressed: Pressed): boolean =>
  !pressed.ctrlKey && !pressed.metaKey && !pressed.altKey && ['F2', 'Enter', ' '].includes(pressed.key);

/** Milliseconds after which typing begins anew. */
const PAUSE = 700;

/** Finds rows by the first letters of what they are called. */
export class TypeAhead {
  #typed = '';
  #last = 0;

  /**
   * The row that is meant after one more key press, from the row it is at; nothing where none is, or where the key is
   * no letter. `now` is in milliseconds.
   */
  row(pressed: Pressed, at: number, names: string[][], now: number): number | null {
    if (pressed.ctrlKey || pressed.metaKey || pressed.altKey) return null;
    if ([...pressed.key].length !== 1 || pressed.key === ' ') return null;
    const begun = now - this.#last > PAUSE ? '' : this.#typed;
    this.#last = now;
    this.#typed = begun + pressed.key.toLocaleLowerCase();
    // One letter again and again goes from row to row; more letters stay where they fit.
    const repeated = new Set(this.#typed).size === 1;
    const wanted = repeated && !this.#fits(names[at], this.#typed) ? pressed.key.toLocaleLowerCase() : this.#typed;
    const from = wanted.length === 1 ? at + 1 : at;
    const order = names.map((_, offset) => (from + offset) % names.length);
    return order.find((row) => this.#fits(names[row], wanted)) ?? null;
  }

  #fits(names: string[] | undefined, wanted: string): boolean {
    return (names ?? []).some((name) => name.toLocaleLowerCase().startsWith(wanted));
  }
}
