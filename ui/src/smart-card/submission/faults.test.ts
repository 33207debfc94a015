import { expect, test } from 'vitest';
import type { FaultView } from '../../bindings';
import { draft } from '../testing/views';
import { inOrder } from './faults';

const fault = (about: string, code: string, data: FaultView['data'] = {}): FaultView => ({ about, code, data });

const field = (at: number) => draft().fields[at]?.name ?? '';
const key = () => draft().rows[0]?.reference ?? '';
const order = (faults: FaultView[]) => inOrder({ ...draft(), faults }).map(({ about }) => about);

test('what is wrong comes in the order of the form', () => {
  const faults = [
    fault(key(), 'draft-unknown-key'),
    fault(field(1), 'empty'),
    fault(field(0), 'empty'),
    fault('', 'x'),
  ];
  expect(order(faults)).toEqual(['', field(0), field(1), key()]);
});

test('what a certificate would lack waits for the fields', () => {
  const lacks = fault(key(), 'certificate-empty-subject');
  const part = fault(key(), 'value-not-email', { part: 'email' });
  expect(order([lacks, part, fault(field(0), 'empty')])).toEqual([field(0)]);
  expect(order([lacks, part])).toEqual([key(), key()]);
});
