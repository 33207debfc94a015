import type { RunView, Trouble } from '../../bindings';

/** What is wrong with the officer's PIN, so that the form says it better than a report. */
const OF_THE_PIN = ['wrong-pin', 'pin-blocked', 'pin-not-acceptable'];

/** Whether it is about the officer's PIN. */
export const isOfPin = ({ code, data }: Trouble): boolean => OF_THE_PIN.includes(code) && data.role === 'officer';

/** Why a run goes back to its form by itself: the officer's PIN was refused before anything was done. */
export function returnsBecause(run: RunView | null): Trouble | null {
  const outcome = run?.outcome;
  // What was no form has none to go back to: its report says it.
  if (run?.kind !== 'submit' || outcome?.kind !== 'failed' || outcome.leftBehind !== 'nothing') return null;
  return isOfPin(outcome.trouble) ? outcome.trouble : null;
}
