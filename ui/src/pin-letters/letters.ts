import type { LetterView, MailView } from '../bindings';
import type { Column, Mark } from '../records/columns';
import { dateTime, plain, text } from '../shared/messages';

const OF_LETTERS: Record<string, Mark> = { waiting: 'none', ready: 'info', printed: 'good', erased: 'none' };
const OF_MAILS: Record<string, Mark> = {
  waiting: 'none',
  queued: 'info',
  sent: 'good',
  failed: 'danger',
  erased: 'none',
};

/** Its state in a word. */
export const letterState = ({ state }: LetterView): string => text('letter-state-name', { state });
export const letterMark = ({ state }: LetterView): Mark => OF_LETTERS[state] ?? 'none';
export const mailState = ({ state }: MailView): string => text('mail-state-name', { state });
export const mailMark = ({ state }: MailView): Mark => OF_MAILS[state] ?? 'none';

/** Its ID, and which part it is where it was split. */
export const letterName = ({ id, part, parts }: LetterView): string =>
  parts > 1 ? text('letter-id-part', { id, part, parts }) : plain(id);

/** In the order in which they are printed: as paper lies that is printed with IDs, the parts of a split one in turn. */
export const inPrintOrder = (letters: readonly LetterView[]): LetterView[] =>
  [...letters].sort((one, other) => inTurn(one.id, other.id) || one.part - other.part);

/** The order of two IDs: numbers at their ends count as numbers. */
function inTurn(one: string, other: string): number {
  const [first, second] = [parted(one), parted(other)];
  if (first.prefix !== second.prefix) return first.prefix < second.prefix ? -1 : 1;
  if (first.number !== second.number) return first.number < second.number ? -1 : 1;
  return one < other ? -1 : Number(one > other);
}

function parted(id: string) {
  const digits = /[0-9]*$/.exec(id)?.[0] ?? '';
  return { prefix: id.slice(0, id.length - digits.length), number: BigInt(digits) };
}

/** Why these cannot be printed, in a text's key; nothing where they can. */
export function whyNotPrinted(letters: readonly LetterView[], most: number): string | null {
  if (letters.length === 0) return 'letters-print-nothing';
  if (letters.length > most) return 'letters-print-many';
  const cannot = letters.find(({ canPrint }) => !canPrint);
  if (cannot === undefined) return null;
  return cannot.state === 'waiting' ? 'letters-print-waiting' : 'letters-print-erased';
}

/** What is said of letters in a row each. */
export const letterColumns = (): Column<LetterView>[] => [
  { id: 'state', label: text('state'), value: letterState, mark: letterMark, width: 104 },
  { id: 'id', label: text('pin-letter-id'), value: letterName },
  { id: 'holder', label: text('letter-addressed-to'), value: ({ holder }) => plain(holder) },
  { id: 'officer', label: text('officer'), value: ({ officer }) => plain(officer), width: 112, spare: 'first' },
  {
    id: 'ordered',
    label: text('pin-letter-ordered'),
    value: ({ orderedAt }) => dateTime(orderedAt),
    width: 172,
    spare: 'then',
  },
];

/** What is said of mails in a row each. */
export const mailColumns = (): Column<MailView>[] => [
  { id: 'state', label: text('state'), value: mailState, mark: mailMark, width: 104 },
  { id: 'address', label: text('pin-mail-address'), value: ({ address }) => plain(address) },
  { id: 'holder', label: text('holder'), value: ({ holder }) => plain(holder), width: 120 },
  {
    id: 'ordered',
    label: text('pin-letter-ordered'),
    value: ({ orderedAt }) => dateTime(orderedAt),
    width: 172,
    spare: 'then',
  },
];
