import { commands, type RowView, type SittingView } from '../../bindings';
import { answered } from '../../shared/answered';
import { sentence, text } from '../../shared/messages';
import { navigation } from '../../shared/navigation.svelte';
import { place } from '../../smart-card/content/rows';
import type { Entry } from '../entry';

/** The actions for each key of the form. */
export function keys({ draft, run, officer }: SittingView): Entry[] {
  if (draft === null || run !== null || officer.session.kind !== 'signed-in') return [];
  return draft.rows.flatMap((row) => [none(row), ...actions(row)]);
}

const named = ({ reference, name }: RowView) => [place(reference), name].filter(Boolean).join(' ');

function none(row: RowView): Entry {
  return entry(row, null, text('action-none'), row.chosen === null ? text('palette-in-effect') : undefined, null);
}

function actions(row: RowView): Entry[] {
  return row.actions.map(({ action, whyNot }) =>
    entry(
      row,
      action,
      text('action-name', { action }),
      row.chosen === action ? text('palette-in-effect') : undefined,
      whyNot && sentence(whyNot),
    ),
  );
}

function entry(row: RowView, action: string | null, name: string, detail: string | undefined, whyNot: string | null) {
  return {
    id: `key-${row.reference}-${action}`,
    group: 'keys' as const,
    label: text('content-action-of', { key: named(row), action: name }),
    detail,
    whyNot,
    onlyFound: true,
    does: () => {
      navigation.tab = 'smart-card';
      return answered(() => commands.setAction(row.reference, action));
    },
  };
}
