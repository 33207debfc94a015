import type { DraftView, FaultView } from '../../bindings';
import { REASON } from '../holder/typed-fields.svelte';
import { APPROVALS } from '../recovery/recovery-requests.svelte';

/**
 * What stands in the way, in the order in which it is mended: the draft as a whole, the fields as they stand, the keys.
 * What a certificate would lack is left out while a field is at fault: it mostly follows, and is judged again after.
 */
export function inOrder({ faults, fields, rows }: Pick<DraftView, 'faults' | 'fields' | 'rows'>): FaultView[] {
  const places = ['', ...fields.map(({ name }) => name), ...rows.map(({ reference }) => reference), REASON, APPROVALS];
  const place = new Map(places.map((about, at) => [about, at]));
  const at = ({ about }: FaultView) => place.get(about) ?? places.length;
  const fieldAtFault = faults.some(({ about }) => fields.some(({ name }) => name === about));
  const shown = faults.filter((fault) => !(fieldAtFault && isOfContent(fault))).map(led);
  return shown.sort((one, other) => at(one) - at(other));
}

/** What is wrong with the reason of a recovery is the whole draft's fault, and is mended in its field. */
export const isOfReason = ({ code }: FaultView): boolean =>
  code === 'recovery-no-reason' || code === 'recovery-reason-character';

/** Where a fault is mended: what a recovery lacks beside its keys has places of its own. */
function led(fault: FaultView): FaultView {
  if (isOfReason(fault)) return { ...fault, about: REASON };
  return fault.code === 'recovery-no-request' ? { ...fault, about: APPROVALS } : fault;
}

/** Whether it is about what would stand in a certificate. */
const isOfContent = ({ code, data }: FaultView): boolean => 'part' in data || code === 'certificate-empty-subject';
