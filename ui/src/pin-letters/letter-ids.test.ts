import { expect, test } from 'vitest';
import { faultsOf, idAt, rowOf } from './letter-ids';

const typed = (changes = {}) => ({ prefix: 'PL-', first: '9998', digits: '4', count: '3', ...changes });

test('a row keeps its digits, and goes on beyond them', () => {
  const row = rowOf(typed());
  expect(row).toEqual({ prefix: 'PL-', first: 9998, digits: 4, count: 3 });
  expect([0, 1, 2].map((at) => row && idAt(row, at))).toEqual(['PL-9998', 'PL-9999', 'PL-10000']);
});

test('small letters of a prefix count as capitals', () => {
  expect(rowOf(typed({ prefix: ' pl- ' }))?.prefix).toBe('PL-');
});

test.each([
  { prefix: 'PL_' },
  { first: '-1' },
  { first: '4294967296' },
  { digits: '0' },
  { digits: '13' },
  { count: '0' },
  { count: '5001' },
  { count: '1.5' },
])('%o is no row, and says where', (changes) => {
  expect(rowOf(typed(changes))).toBeNull();
  const [field] = Object.keys(changes);
  const faults = Object.entries(faultsOf(typed(changes))).filter(([, fault]) => fault !== null);
  expect(faults.map(([name]) => name)).toEqual([field]);
});

test('what is not typed yet is not wrong', () => {
  expect(Object.values(faultsOf(typed({ first: '', digits: '', count: '' })))).toEqual([null, null, null, null]);
  expect(rowOf(typed({ count: '' }))).toBeNull();
});
