// Columns of a table that is read row by row, and how its rows are ordered.

import { compared } from '../shared/messages';

/** What stands in a state's cell beside its word. */
export type Mark = 'good' | 'warning' | 'danger' | 'info' | 'none';

/** A column. */
export interface Column<Row> {
  /** Names it. */
  id: string;
  label: string;
  /** What stands in its cells. */
  value: (row: Row) => string;
  /** Where the order is not that of the values as they are read: what is compared instead. */
  order?: (row: Row) => string;
  /** The icon of a state. */
  mark?: (row: Row) => Mark;
  /** How wide it is, in pixels; those without share what is left. */
  width?: number;
  /** Left out where there is little room, some before others: details say it as well. */
  spare?: 'first' | 'then';
}

/** By which column rows are ordered; nothing for the order in which they came. */
export interface Sorting {
  column: string;
  descending: boolean;
}

/** The rows in that order; those that are equal stay as they came. */
export function sorted<Row>(rows: readonly Row[], columns: readonly Column<Row>[], by: Sorting | null): readonly Row[] {
  const column = columns.find(({ id }) => id === by?.column);
  if (column === undefined) return rows;
  const value = column.order ?? column.value;
  const sign = by?.descending ? -1 : 1;
  return [...rows].sort((one, other) => sign * compared(value(one), value(other)));
}

/** What a press on a column's heading leads to: up, down, and back to the order in which rows came. */
export function sortedNext(by: Sorting | null, column: string): Sorting | null {
  if (by?.column !== column) return { column, descending: false };
  return by.descending ? null : { column, descending: true };
}

/** A whole number, decimal or hexadecimal, so that the order of texts is the order of numbers. */
export const asNumber = (digits: string): string => digits.padStart(48, '0');
