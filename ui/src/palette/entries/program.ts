import { commands, type PlaceChoice, type PlaceView, type WindowView } from '../../bindings';
import { type Answer, answered } from '../../shared/answered';
import { departure } from '../../shared/frame/leaving.svelte';
import { text } from '../../shared/messages';
import { navigation } from '../../shared/navigation.svelte';
import type { Entry } from '../entry';

type Does = () => Promise<Answer<unknown>>;

/** What there is on every screen: the places to work at, and the program's own dialogs. */
export function program(view: WindowView): Entry[] {
  return [...places(view), ...dialogs()];
}

function places({ place, settings, sitting }: WindowView): Entry[] {
  if (place.kind === 'not-chosen') return beginnings(settings.practiceEnabled, settings.host);
  if (place.kind === 'opening') return [];
  const running = sitting?.run !== null && sitting?.run !== undefined && sitting.run.outcome === null;
  return [
    {
      id: 'leave',
      group: 'program',
      label: text(`frame-leave-${place.kind}`),
      whyNot: running ? text('frame-not-during-run') : null,
      goes: () => departure.wish('place', sitting?.draftTouched ?? false),
    },
  ];
}

function beginnings(practice: boolean, host: WindowView['settings']['host']): Entry[] {
  const open = (choice: PlaceChoice) => () => answered(() => commands.openPlace(choice));
  return [
    ...(host ? [place('set-host', text('first-run-set-host'), host.url, () => answered(commands.openSetHost))] : []),
    ...(practice ? [place('practice', text('first-run-practice'), '', open({ kind: 'practice' }))] : []),
    ...(host?.locked ? [] : [place('own-host', text('first-run-own-host'), '', open({ kind: 'own-host' }))]),
  ];
}

const place = (id: string, label: string, detail: string, does: Does): Entry => {
  return { id: `place-${id}`, group: 'program', label, detail, does };
};

function dialogs(): Entry[] {
  const dialog = (id: 'settings' | 'shortcuts' | 'support' | 'about', label: string): Entry => {
    return { id, group: 'program', label, goes: () => navigation.open(id) };
  };
  return [
    { ...dialog('settings', text('settings-open')), shortcut: text('key-settings') },
    { ...dialog('shortcuts', text('frame-shortcuts')), shortcut: 'F1' },
    dialog('support', text('support-open')),
    dialog('about', text('frame-about')),
  ];
}

/** The cards of the practice desk. */
export function practice(place: PlaceView): Entry[] {
  if (place.kind !== 'practice') return [];
  const { officerDevice, subjectDevice, officerCardInserted, cards } = place.practice;
  const entry = (id: string, label: string, does: Does): Entry => {
    return { id: `practice-${id}`, group: 'practice', label, does };
  };
  return [
    officerCardInserted
      ? entry('officer', text('practice-pull-officer'), () => answered(() => commands.practicePull(officerDevice)))
      : entry('officer', text('practice-insert-officer'), () =>
          answered(() => commands.practicePutBack(officerDevice)),
        ),
    ...cards.map(({ number, name, inserted }) => ({
      ...entry(String(number), text(inserted ? 'practice-pull-of' : 'practice-insert-of', { number }), () =>
        answered(() => (inserted ? commands.practicePull(subjectDevice) : commands.practiceInsert(number))),
      ),
      detail: text('practice-card-number', { number, card: name }),
    })),
  ];
}
