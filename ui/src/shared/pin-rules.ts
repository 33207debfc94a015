// The rules of a new PIN, so that a dialog can tick them while it is typed. The program judges them again.

import type { PinRuleView } from '../bindings';

/** Whether the PIN meets the rule. Those but the first three hold for every PIN of fewer than two characters. */
export function isMet(rule: PinRuleView, pin: string): boolean {
  const length = [...pin].length;
  switch (rule.rule) {
    case 'min-length':
      return length >= rule.digits;
    case 'max-length':
      return length <= rule.digits;
    case 'only-digits':
      return /^[0-9]*$/.test(pin);
    case 'no-repeats':
      return !stepsBy(pin, 0);
    case 'no-sequences':
      return !stepsBy(pin, 1) && !stepsBy(pin, 9);
    case 'not-factory':
      return pin !== '123456';
    case 'not-holder-data':
      return pin.length < 2 || !rule.digits.some((run) => run.includes(pin));
  }
}

/** Whether each digit is the one before plus `step`, modulo ten; false for what is not digits or has no step. */
function stepsBy(pin: string, step: number): boolean {
  if (!/^[0-9]{2,}$/.test(pin)) return false;
  const digits = [...pin].map(Number);
  return digits.every((digit, at) => at === 0 || ((digits[at - 1] ?? 0) + step) % 10 === digit);
}
