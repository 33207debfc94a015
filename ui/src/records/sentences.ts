import type { Sentence } from '../bindings';
import { dateTime, sentence } from '../shared/messages';

/** A sentence of a record: a point in time in it is written as the officer's region writes it. */
export function recordSentence(told: Sentence): string {
  const { time } = told.data;
  return sentence(typeof time === 'string' ? { ...told, data: { ...told.data, time: dateTime(time) } } : told);
}

/** Bytes as people read them: digits in pairs. */
export const inPairs = (hex: string): string => hex.replace(/(..)(?!$)/g, '$1 ');
