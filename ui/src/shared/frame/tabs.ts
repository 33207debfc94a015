import type { OfficerView } from '../../bindings';
import { text } from '../messages';

/** A kind of work. */
export type Tab = 'smart-card' | 'archive' | 'activity';

const OF_THE_ARCHIVE = ['recover-key', 'approve-recovery'];

/** What an officer has to do with. */
export const tabsOf = ({ roles }: OfficerView): Tab[] =>
  roles.some((role) => OF_THE_ARCHIVE.includes(role))
    ? ['smart-card', 'archive', 'activity']
    : ['smart-card', 'activity'];

const NAMES = { 'smart-card': 'smart-card', archive: 'archive', activity: 'frame-activity' } as const;

/** A kind of work, by its name. */
export const tabName = (tab: Tab): string => text(NAMES[tab]);

/** The same, with how many of the officer's orders are open where some are. */
export const tabLabel = (tab: Tab, openOrders: number | null): string =>
  tab === 'activity' && openOrders ? text('frame-activity-open', { count: openOrders }) : tabName(tab);
