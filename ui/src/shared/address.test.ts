import { expect, test } from 'vitest';
import { addressFault, wholeAddress } from './address';

test.each([
  ['anna', 'example.org', 'anna@example.org'],
  [' anna ', 'example.org', 'anna@example.org'],
  ['anna@home.example', 'example.org', 'anna@home.example'],
  ['anna', null, 'anna'],
  ['', 'example.org', ''],
])('“%s” at %s is %s', (typed, domain, whole) => {
  expect(wholeAddress(typed, domain)).toBe(whole);
});

test.each([
  ['', 'missing'],
  ['anna', 'no-domain'],
  ['anna@', 'wrong'],
  ['anna@example', 'wrong'],
  ['anna@@example.org', 'wrong'],
  ['an na', 'wrong'],
  ['@example.org', 'wrong'],
  ['anna@example.org', null],
])('“%s”: %s', (whole, fault) => {
  expect(addressFault(whole)).toBe(fault);
});
