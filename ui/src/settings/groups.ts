import type { SettingView } from '../bindings';

/** What belongs together, in the order in which it is shown; a setting of no group is work. */
const GROUPS = {
  display: ['locale', 'appearance'],
  work: ['officer.', 'pin.', 'print.', 'letters.', 'mail.', 'practice.'],
  host: ['host.'],
  help: ['log.'],
} as const;

type Group = keyof typeof GROUPS;

/** The settings by what they are about. */
export function grouped(entries: readonly SettingView[]): { group: Group; entries: SettingView[] }[] {
  const all = Object.keys(GROUPS) as Group[];
  const of = (group: Group) => entries.filter(({ key }) => groupOf(key) === group);
  return all.map((group) => ({ group, entries: of(group) })).filter(({ entries }) => entries.length > 0);
}

function groupOf(key: string): Group {
  const all = Object.entries(GROUPS) as [Group, readonly string[]][];
  return all.find(([, beginnings]) => beginnings.some((beginning) => key.startsWith(beginning)))?.[0] ?? 'work';
}
