import { expect, test } from 'vitest';
import { archivedColumns } from '../archive/archived';
import { archived } from '../archive/testing';
import { type Sorting, sorted, sortedNext } from './columns';

const rows = [
  archived('9998', 'CN=Berta', { archivedAt: '2024-05-01T00:00:00Z' }),
  archived('38112', 'CN=anna', { archivedAt: '2026-05-01T00:00:00Z' }),
  archived('101', 'CN=Carl', { archivedAt: '2025-05-01T00:00:00Z' }),
];
const ids = (by: Sorting | null) => sorted(rows, archivedColumns(), by).map(({ id }) => id);

test.each([
  ['id', ['101', '9998', '38112']],
  ['subject', ['38112', '9998', '101']],
  ['serial', ['101', '9998', '38112']],
  ['archived', ['9998', '101', '38112']],
])('orders by %s, numbers as numbers and dates as dates', (column, order) => {
  expect(ids({ column, descending: false })).toEqual(order);
  expect(ids({ column, descending: true })).toEqual([...order].reverse());
});

test('a heading leads up, down, and back to the order in which rows came', () => {
  const up = sortedNext(null, 'id');
  const down = sortedNext(up, 'id');
  expect([up?.descending, down?.descending, sortedNext(down, 'id')]).toEqual([false, true, null]);
  expect(sortedNext(down, 'subject')).toEqual({ column: 'subject', descending: false });
  expect(ids(null)).toEqual(['9998', '38112', '101']);
});
