import type { ActivityEntryView } from '../../bindings';
import { dateTime, plain, sentence, text } from '../../shared/messages';
import { navigation } from '../../shared/navigation.svelte';
import type { Entry } from '../entry';

/** The officer's open orders, each of which the Activity tab shows. */
export function orders(entries: readonly ActivityEntryView[]): Entry[] {
  return entries.flatMap((one) => (one.order === null ? [] : [entry(one, one.order.order)]));
}

function entry({ procedure, holder, card, at }: ActivityEntryView, order: string): Entry {
  return {
    id: `order-${order}`,
    group: 'orders',
    label: plain(procedure),
    detail: [plain(holder), card === null ? '' : sentence(card), dateTime(at), text('palette-order', { order })]
      .filter(Boolean)
      .join(' · '),
    goes: () => navigation.showOrder(order),
  };
}
