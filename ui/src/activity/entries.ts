import type { Column, Mark } from '../archive/columns';
import type { ActivityEntryView } from '../bindings';
import { dateTime, plain, text } from '../shared/messages';

const OF_ORDERS: Record<string, Mark> = { completed: 'good', open: 'warning', expired: 'none' };
const OF_KINDS: Record<string, Mark> = { 'recovery-approval': 'good', 'recovery-refusal': 'danger' };

/** How far an order is, in the words of a list: to whoever reads it, one that is not done is open. */
const stateOf = ({ order }: ActivityEntryView): string => (order?.open ? 'open' : (order?.state ?? 'open'));

/** What an entry is, in a word or two. */
export const whatOf = (entry: ActivityEntryView): string =>
  text('activity-kind', { kind: entry.kind, state: stateOf(entry) });

/** The icon beside it. */
export const markOf = (entry: ActivityEntryView): Mark =>
  (entry.kind === 'issue' ? OF_ORDERS[stateOf(entry)] : OF_KINDS[entry.kind]) ?? 'info';

/** What is said of what officers did in a row each; who did it where it may be several. */
export const activityColumns = (several: boolean): Column<ActivityEntryView>[] => [
  { id: 'when', label: text('activity-when'), value: ({ at }) => dateTime(at), width: 184 },
  { id: 'what', label: text('activity-what'), value: whatOf, mark: markOf, width: 164 },
  { id: 'holder', label: text('holder'), value: ({ holder }) => plain(holder) },
  { id: 'procedure', label: text('procedure'), value: ({ procedure }) => plain(procedure), spare: 'then' },
  ...(several ? [officerColumn()] : []),
];

const officerColumn = (): Column<ActivityEntryView> => ({
  id: 'officer',
  label: text('officer'),
  value: ({ officer }) => plain(officer),
  width: 112,
  spare: 'first',
});
