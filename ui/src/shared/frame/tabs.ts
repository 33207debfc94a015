import type { OfficerView } from '../../bindings';
import { text } from '../messages';

/** A kind of work. */
export type Tab = 'smart-card' | 'archive' | 'pin-letters' | 'activity';

const OF_THE_ARCHIVE = ['recover-key', 'approve-recovery'];

/** What an officer has to do with. */
export const tabsOf = ({ roles }: OfficerView): Tab[] => [
  'smart-card',
  ...(roles.some((role) => OF_THE_ARCHIVE.includes(role)) ? (['archive'] as const) : []),
  ...(roles.includes('manage-pin-letters') ? (['pin-letters'] as const) : []),
  'activity',
];

const NAMES = {
  'smart-card': 'smart-card',
  archive: 'archive',
  'pin-letters': 'pin-letters',
  activity: 'frame-activity',
} as const;

/** A kind of work, by its name. */
export const tabName = (tab: Tab): string => text(NAMES[tab]);

/** The same, with how many of the officer's orders are open where some are. */
export const tabLabel = (tab: Tab, openOrders: number | null): string =>
  tab === 'activity' && openOrders ? text('frame-activity-open', { count: openOrders }) : tabName(tab);
