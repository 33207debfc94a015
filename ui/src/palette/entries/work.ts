import { commands, type RunView, type SittingView } from '../../bindings';
import { answered } from '../../shared/answered';
import { departure } from '../../shared/frame/leaving.svelte';
import { type Tab, tabName, tabsOf } from '../../shared/frame/tabs';
import { plain, text } from '../../shared/messages';
import { navigation } from '../../shared/navigation.svelte';
import type { Entry } from '../entry';

/** What an officer who is signed in can do now. */
export function work(sitting: SittingView): Entry[] {
  const { session } = sitting.officer;
  if (session.kind !== 'signed-in') return [];
  const { run } = sitting;
  return [
    ...(run === null ? [...form(sitting), ...services()] : [...endOf(run), ...stop(run)]),
    ...tabsOf(session.officer).map(goTo),
    ...devices(sitting),
    {
      id: 'sign-out',
      group: 'actions',
      label: text('frame-sign-out'),
      whyNot: isRunning(run) ? text('frame-not-during-run') : null,
      goes: () => departure.wish('sign-out', sitting.draftTouched),
    },
  ];
}

const isRunning = (run: RunView | null) => run !== null && run.outcome === null;

function goTo(tab: Tab): Entry {
  return {
    id: `tab-${tab}`,
    group: 'actions',
    label: text('palette-go-to', { tab: tabName(tab) }),
    detail: tab === navigation.tab ? text('palette-in-effect') : undefined,
    goes: () => {
      navigation.tab = tab;
    },
  };
}

/** In the tab, and then what it can be told to do. */
const inForm = (act: (() => void) | undefined) => () => {
  navigation.tab = 'smart-card';
  act?.();
};

function form(sitting: SittingView): Entry[] {
  const { submit, clear } = navigation.form;
  return [
    {
      id: 'submit',
      group: 'actions',
      label: text('palette-submit'),
      shortcut: text('key-submit'),
      whyNot: submit ? null : text('palette-no-form'),
      goes: inForm(submit),
    },
    {
      id: 'reload',
      group: 'actions',
      label: text('palette-reload'),
      shortcut: 'F5',
      does: () => answered(commands.reload),
    },
    {
      id: 'clear',
      group: 'actions',
      label: text('palette-clear'),
      whyNot: clear ? null : text(sitting.draft ? 'palette-nothing-typed' : 'palette-no-form'),
      goes: inForm(clear),
    },
  ];
}

function services(): Entry[] {
  const kinds = ['unblock', 'change-pin'] as const;
  return kinds.flatMap((kind) => {
    const act = navigation.services[kind];
    return act ? [{ id: kind, group: 'actions' as const, label: text(`service-${kind}`), goes: inForm(act) }] : [];
  });
}

function endOf(run: RunView): Entry[] {
  const { next, back } = navigation.form;
  if (run.outcome === null) return [];
  return [
    ...(next ? [{ id: 'next', group: 'actions' as const, label: text('next-card'), goes: inForm(next) }] : []),
    ...(back ? [{ id: 'back', group: 'actions' as const, label: text('back-to-form'), goes: inForm(back) }] : []),
  ];
}

function stop(run: RunView): Entry[] {
  if (run.outcome !== null) return [];
  const { cancelling } = run.progress;
  const free = cancelling === 'free';
  return [
    {
      id: 'stop',
      group: 'actions',
      label: text(free ? 'run-cancel' : 'run-stop'),
      detail: cancelling === 'no' ? undefined : text(`run-means-${cancelling}`),
      whyNot: cancelling === 'no' ? text('run-means-no') : run.stopping ? text('run-stopping') : null,
      does: () => answered(commands.stop),
    },
  ];
}

function devices({ devices, officer, subject, run }: SittingView): Entry[] {
  const others = devices.devices.filter(({ name }) => name !== subject.device && name !== officer.device);
  return others.map(({ name }) => ({
    id: `device-${name}`,
    group: 'actions',
    label: text('palette-use-device', { device: plain(name) }),
    whyNot: run === null ? null : text('run-holds-device'),
    does: () => answered(() => commands.chooseSubjectDevice(name)),
  }));
}
