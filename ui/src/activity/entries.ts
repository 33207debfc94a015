import type { ActivityEntryView, ActView } from '../bindings';
import type { Column, Mark } from '../records/columns';
import { dateTime, plain, text } from '../shared/messages';

const OF_ORDERS: Record<string, Mark> = { completed: 'good', open: 'warning', expired: 'none' };
const OF_ACTS: Record<string, Mark> = { done: 'good', open: 'warning', 'not-done': 'danger', expired: 'warning' };
const OF_KINDS: Record<string, Mark> = { 'recovery-approval': 'good', 'recovery-refusal': 'danger' };

/** How far an order is, in the words of a list: to whoever reads it, one that is not done is open. */
const stateOf = ({ order }: ActivityEntryView): string => (order?.open ? 'open' : (order?.state ?? 'open'));

/** What an entry is, in a word or two; of an act that is not done, that it is not. */
export const whatOf = (entry: ActivityEntryView): string => {
  const what = text('activity-kind', { kind: entry.kind, state: stateOf(entry) });
  if (entry.act === null || entry.act.state === 'done') return what;
  return text('activity-act-not-done', { what, state: entry.act.state });
};

/** The icon beside it. */
export const markOf = (entry: ActivityEntryView): Mark => markKnown(entry) ?? 'info';

const markKnown = (entry: ActivityEntryView): Mark | undefined => {
  if (entry.act !== null) return OF_ACTS[entry.act.state];
  return entry.kind === 'issue' ? OF_ORDERS[stateOf(entry)] : OF_KINDS[entry.kind];
};

/** What came of an act, in a sentence. */
export const outcomeOf = (kind: string, act: ActView): string =>
  text('activity-act-outcome', { kind, state: act.state, pin: act.pin ?? 'none', why: act.why ?? 'none' });

/** The letters that an act is about: each of them, or how many from which to which. */
export const lettersOf = (act: ActView): string => {
  const [first, last] = [act.letters[0] ?? '', act.letters.at(-1) ?? ''];
  if (act.count <= act.letters.length) return act.letters.join(', ');
  return text('activity-act-letters-row', { count: act.count, first, last });
};

/** What is said of what officers did in a row each; who did it where it may be several. */
export const activityColumns = (several: boolean): Column<ActivityEntryView>[] => [
  { id: 'when', label: text('activity-when'), value: ({ at }) => dateTime(at), width: 184 },
  { id: 'what', label: text('activity-what'), value: whatOf, mark: markOf, width: 164 },
  { id: 'holder', label: text('holder'), value: ({ holder }) => plain(holder) || '–' },
  { id: 'procedure', label: text('procedure'), value: ({ procedure }) => plain(procedure) || '–', spare: 'then' },
  ...(several ? [officerColumn()] : []),
];

const officerColumn = (): Column<ActivityEntryView> => ({
  id: 'officer',
  label: text('officer'),
  value: ({ officer }) => plain(officer),
  width: 112,
  spare: 'first',
});
