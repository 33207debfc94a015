import { describe, expect, it } from 'vitest';
import { cellAfter, opensAction, type Pressed, TypeAhead } from './grid-keys';

const press = (key: string, held: Partial<Pressed> = {}): Pressed => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
});

const size = { rows: 3, columns: 3 };
const middle = { row: 1, column: 1 };

describe('the keys of the grid', () => {
  it.each([
    ['ArrowUp', { row: 0, column: 1 }],
    ['ArrowDown', { row: 2, column: 1 }],
    ['ArrowLeft', { row: 1, column: 0 }],
    ['ArrowRight', { row: 1, column: 2 }],
    ['Home', { row: 1, column: 0 }],
    ['End', { row: 1, column: 2 }],
  ])('%s moves', (key, cell) => {
    expect(cellAfter(press(key), middle, size)).toEqual(cell);
  });

  it('goes no further than its edges', () => {
    expect(cellAfter(press('ArrowUp'), { row: 0, column: 0 }, size)).toEqual({ row: 0, column: 0 });
    expect(cellAfter(press('ArrowRight'), { row: 2, column: 2 }, size)).toEqual({ row: 2, column: 2 });
  });

  it('goes to the first and last cell with Ctrl', () => {
    expect(cellAfter(press('Home', { ctrlKey: true }), middle, size)).toEqual({ row: 0, column: 0 });
    expect(cellAfter(press('End', { ctrlKey: true }), middle, size)).toEqual({ row: 2, column: 2 });
  });

  it('leaves other keys alone', () => {
    expect(cellAfter(press('Tab'), middle, size)).toBeNull();
    expect(cellAfter(press('ArrowLeft', { altKey: true }), middle, size)).toBeNull();
  });

  it('opens the action with Space, F2 and Enter, and not with Ctrl+Enter, which submits', () => {
    expect([' ', 'F2', 'Enter'].map((key) => opensAction(press(key)))).toEqual([true, true, true]);
    expect(opensAction(press('Enter', { ctrlKey: true }))).toBe(false);
    expect(opensAction(press('Enter', { metaKey: true }))).toBe(false);
  });
});

describe('type-ahead', () => {
  const names = [
    ['9A', 'Authentication'],
    ['9C', 'Signature'],
    ['9D', 'Encryption'],
    ['82', 'Retired 1'],
  ];

  it('finds by name and by reference', () => {
    expect(new TypeAhead().row(press('s'), 0, names, 0)).toBe(1);
    const reference = new TypeAhead();
    expect(reference.row(press('9'), 3, names, 0)).toBe(0);
    expect(reference.row(press('d'), 0, names, 100)).toBe(2);
  });

  it('goes from row to row with one letter again and again', () => {
    const typed = new TypeAhead();
    expect(typed.row(press('9'), 0, names, 0)).toBe(1);
    expect(typed.row(press('9'), 1, names, 100)).toBe(2);
    expect(typed.row(press('9'), 2, names, 200)).toBe(0);
  });

  it('begins anew after a pause', () => {
    const typed = new TypeAhead();
    expect(typed.row(press('9'), 0, names, 0)).toBe(1);
    expect(typed.row(press('e'), 1, names, 5000)).toBe(2);
  });

  it('finds nothing for what is no letter or fits no row', () => {
    expect(new TypeAhead().row(press('F5'), 0, names, 0)).toBeNull();
    expect(new TypeAhead().row(press('x'), 0, names, 0)).toBeNull();
    expect(new TypeAhead().row(press('s', { ctrlKey: true }), 0, names, 0)).toBeNull();
  });
});
