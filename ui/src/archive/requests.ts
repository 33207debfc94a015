import type { RecoveryRequestView } from '../bindings';
import type { Column, Mark } from '../records/columns';
import { date, plain, sentence, text } from '../shared/messages';

const MARKS: Record<string, Mark> = {
  pending: 'info',
  approved: 'good',
  refused: 'danger',
  used: 'none',
  expired: 'warning',
};

/** Whether something can still come of it. */
export const isOpen = ({ state }: RecoveryRequestView): boolean => state === 'pending' || state === 'approved';

/** How many have approved, of how many must. */
export const approvalsOf = ({ approvedBy, approvalsNeeded }: RecoveryRequestView): string =>
  text('approvals-of', { approved: approvedBy.length, needed: approvalsNeeded });

/** Whose card the keys are put on, as far as one line has room. */
export const holderOf = ({ holder }: RecoveryRequestView): string => holder.map(({ value }) => plain(value)).join(', ');

/** What is said of recovery requests in a row each. */
export const requestColumns = (): Column<RecoveryRequestView>[] => [
  {
    id: 'state',
    label: text('state'),
    value: ({ state }) => text(`request-state-${state}`),
    mark: ({ state }) => MARKS[state] ?? 'none',
    width: 172,
  },
  { id: 'officer', label: text('request-officer'), value: ({ officer }) => plain(officer) },
  { id: 'holder', label: text('holder'), value: holderOf },
  { id: 'card', label: text('card'), value: ({ card }) => sentence(card), spare: 'first' },
  { id: 'approvals', label: text('request-approvals'), value: approvalsOf, width: 116 },
  {
    id: 'expires',
    label: text('request-expires'),
    value: ({ expiresAt }) => date(expiresAt),
    order: ({ expiresAt }) => expiresAt,
    width: 112,
  },
];
