import type { Answer } from '../shared/answered';
import { fit } from './find';

/** Kinds of entries, in the order in which they are listed. */
export const GROUPS = ['actions', 'procedures', 'orders', 'keys', 'practice', 'program', 'settings'] as const;

export type Group = (typeof GROUPS)[number];

/** Something that can be found, and done: a command of the program, or a way to elsewhere in the window. */
export type Entry = Named & ({ does: () => Promise<Answer<unknown>> } | { goes: () => void });

/** What an entry is called, and what is said of it. */
export interface Named {
  /** What tells it from the others. */
  id: string;
  group: Group;
  label: string;
  /** A second line. */
  detail?: string | undefined;
  /** The key that does the same. */
  shortcut?: string;
  /** Why it cannot be done now. */
  whyNot?: string | null | undefined;
  /** Listed only where it is looked for: there are many of its kind. */
  onlyFound?: boolean;
}

/** Entries of one kind. */
export interface Found {
  group: Group;
  entries: Entry[];
}

/** So many of one kind are listed at most. */
const MOST = 50;

/** What fits, by kind: the kinds and their entries with the best first, otherwise in the order that they have. */
export function find(entries: readonly Entry[], typed: string): Found[] {
  const wanted = typed.trim();
  const kinds = GROUPS.map((group) => kindOf(entries, group, wanted)).filter(({ entries }) => entries.length > 0);
  kinds.sort((one, other) => one.best - other.best);
  return kinds.map(({ group, entries }) => ({ group, entries }));
}

function kindOf(entries: readonly Entry[], group: Group, wanted: string) {
  const ofKind = entries.filter((entry) => entry.group === group);
  if (wanted === '') return { group, best: 0, entries: ofKind.filter(({ onlyFound }) => !onlyFound).slice(0, MOST) };
  const fitting = ofKind.flatMap((entry) => {
    const how = fit(entry.label, entry.detail ?? '', wanted);
    return how === null ? [] : [{ entry, how }];
  });
  fitting.sort((one, other) => one.how - other.how);
  return { group, best: fitting[0]?.how ?? 0, entries: fitting.slice(0, MOST).map(({ entry }) => entry) };
}
