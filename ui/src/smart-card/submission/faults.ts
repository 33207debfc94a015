import type { DraftView, FaultView } from '../../bindings';

/**
 * What stands in the way, in the order in which it is mended: the draft as a whole, the fields as they stand, the keys.
 * What a certificate would lack is left out while a field is at fault: it mostly follows, and is judged again after.
 */
export function inOrder({ faults, fields, rows }: Pick<DraftView, 'faults' | 'fields' | 'rows'>): FaultView[] {
  const places = ['', ...fields.map(({ name }) => name), ...rows.map(({ reference }) => reference)];
  const place = new Map(places.map((about, at) => [about, at]));
  const at = ({ about }: FaultView) => place.get(about) ?? places.length;
  const fieldAtFault = faults.some(({ about }) => fields.some(({ name }) => name === about));
  const shown = faults.filter((fault) => !(fieldAtFault && isOfContent(fault)));
  return shown.sort((one, other) => at(one) - at(other));
}

/** Whether it is about what would stand in a certificate. */
const isOfContent = ({ code, data }: FaultView): boolean => 'part' in data || code === 'certificate-empty-subject';
