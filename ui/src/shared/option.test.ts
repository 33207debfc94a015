import { expect, test } from 'vitest';
import { matching, type OptionGroup } from './option';

const GROUPS: OptionGroup[] = [
  { heading: 'Recent', options: [{ value: 'employee', label: 'Employee card', detail: 'Three certificates' }] },
  {
    heading: 'All',
    options: [
      { value: 'contractor', label: 'Contractor card', detail: 'As the employee card, for a year' },
      { value: 'operator', label: 'Operatörskort' },
    ],
  },
];

const found = (typed: string) => matching(GROUPS, typed).map((group) => group.options.map((option) => option.value));

test('nothing typed finds all', () => {
  expect(found('')).toEqual([['employee'], ['contractor', 'operator']]);
});

test('each word is looked for in name and second line, in any case and order', () => {
  expect(found('card EMPLOYEE')).toEqual([['employee'], ['contractor']]);
  expect(found('year contr')).toEqual([['contractor']]);
  expect(found('OPERATÖR')).toEqual([['operator']]);
});

test('groups without any are left out', () => {
  expect(matching(GROUPS, 'nobody')).toEqual([]);
});
