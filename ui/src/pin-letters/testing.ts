// PIN letters and mails, for tests.

import type { LetterPageView, LetterView, MailView } from '../bindings';
import { ORDER } from '../smart-card/testing/views';

const CARD = { code: 'card-serial', data: { id: '20000001' } };

export function letter(number: string, changes: Partial<LetterView> = {}): LetterView {
  return {
    letter: number,
    id: `PL-${number}`,
    part: 1,
    parts: 1,
    pin: true,
    puk: false,
    state: 'ready',
    canPrint: true,
    needsReason: false,
    order: ORDER,
    card: CARD,
    holder: 'Anna Berg',
    officer: 'Olivia Lind',
    orderedAt: '2026-11-22T12:00:00Z',
    prints: [],
    ...changes,
  };
}

export function page(letters: LetterView[], changes: Partial<LetterPageView> = {}): LetterPageView {
  return { letters, more: false, ready: letters.length, freeIds: 12, mostAtOnce: 20, ...changes };
}

export function mail(number: string, changes: Partial<MailView> = {}): MailView {
  return {
    mail: number,
    address: 'anna@example.test',
    state: 'failed',
    canResend: true,
    order: ORDER,
    card: CARD,
    holder: 'Anna Berg',
    officer: 'Olivia Lind',
    orderedAt: '2026-11-22T12:00:00Z',
    attempts: 8,
    nextAt: null,
    changedAt: '2026-11-22T13:00:00Z',
    answer: '550 no such user',
    ...changes,
  };
}
