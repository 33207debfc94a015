import type { ArchivedView } from '../bindings';
import { asNumber, type Column, type Mark } from '../records/columns';
import { date, plain, text } from '../shared/messages';

const MARKS: Record<ArchivedView['status'], Mark> = { valid: 'good', expired: 'warning', revoked: 'danger' };

/** What is said of archived certificates in a row each. */
export const archivedColumns = (): Column<ArchivedView>[] => [
  {
    id: 'id',
    label: text('certificate-id'),
    value: ({ id }) => id,
    order: ({ id }) => asNumber(id),
    width: 108,
  },
  { id: 'subject', label: text('subject'), value: ({ certificate }) => plain(certificate.subject) },
  {
    id: 'serial',
    label: text('serial-number'),
    value: ({ certificate }) => certificate.serial,
    order: ({ certificate }) => asNumber(certificate.serial),
    width: 148,
    spare: 'first',
  },
  {
    id: 'archived',
    label: text('archived-on'),
    value: ({ archivedAt }) => date(archivedAt),
    order: ({ archivedAt }) => archivedAt,
    width: 108,
  },
  {
    id: 'status',
    label: text('state'),
    value: archivedStatus,
    mark: ({ status }) => MARKS[status],
    width: 136,
  },
];

/** Whether a certificate is good, in a word. */
export const archivedStatus = ({ status }: ArchivedView): string => text(`archived-status-${status}`);
