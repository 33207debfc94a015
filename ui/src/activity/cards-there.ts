import type { DevicesView, WatchedDeviceView } from '../bindings';

/** Tells when another card lies in a device than before. */
export const cardsThere = ({ devices }: DevicesView): string => devices.map(thereIn).join('\n');

function thereIn({ name, card }: WatchedDeviceView): string {
  const which = card.kind === 'read' ? JSON.stringify([card.card.identity, card.card.keys]) : '';
  return `${name} ${card.kind} ${which}`;
}
