import type { OfficerView } from '../../bindings';

/** A kind of work. */
export type Tab = 'smart-card' | 'archive';

const OF_THE_ARCHIVE = ['recover-key', 'approve-recovery'];

/** What an officer has to do with. */
export const tabsOf = ({ roles }: OfficerView): Tab[] =>
  roles.some((role) => OF_THE_ARCHIVE.includes(role)) ? ['smart-card', 'archive'] : ['smart-card'];
