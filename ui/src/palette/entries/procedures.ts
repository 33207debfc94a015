import { commands, type ProcedureView, type SittingView } from '../../bindings';
import { answered } from '../../shared/answered';
import { plain, sentence, text } from '../../shared/messages';
import { navigation } from '../../shared/navigation.svelte';
import type { Entry } from '../entry';

/** The procedures: those that can be chosen, and those that cannot, with why. */
export function procedures({ procedures, officer, run }: SittingView): Entry[] {
  if (officer.session.kind !== 'signed-in') return [];
  const busy = run === null ? null : text('run-holds-device');
  return [
    ...procedures.offered.map((one, number) => ({
      ...entry(one, one.id === procedures.chosen ? text('palette-in-effect') : plain(one.description), busy),
      onlyFound: number >= Math.max(procedures.recent, FEW),
    })),
    ...procedures.hidden.map(({ procedure, why }) => ({
      ...(isFilteredAlone(procedures.filter, procedure, why.code)
        ? entry(procedure, sentence(why), busy, showFirst)
        : entry(procedure, '', sentence(why))),
      onlyFound: true,
    })),
  ];
}

/** So many are listed before anybody looks for one. */
const FEW = 5;

const isFilteredAlone = (filter: ProcedureView[], { id }: ProcedureView, why: string) =>
  why === 'filtered' && filter.some((one) => one.id === id);

/** One that the officer's filter hides comes back into the list. */
async function showFirst(id: string) {
  const shown = await answered(() => commands.showProcedure(id));
  return shown.status === 'ok' ? choose(id) : shown;
}

const choose = (id: string) => answered(() => commands.chooseProcedure(id));

function entry({ id, name }: ProcedureView, detail: string, whyNot: string | null, act = choose): Entry {
  return {
    id: `procedure-${id}`,
    group: 'procedures',
    label: plain(name),
    detail,
    whyNot,
    does: () => {
      navigation.tab = 'smart-card';
      return act(id);
    },
  };
}
