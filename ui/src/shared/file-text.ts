import { shown } from './messages/arguments';

/** The text of a file as it may stand in the window: its lines, without characters that steer the direction of writing. */
export function lines(text: string): string {
  const each = text.split(/\r\n|\r|\n/).map((line) => [...line].map(shown).join(''));
  return each.join('\n');
}
