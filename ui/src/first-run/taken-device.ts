import type { WatchedDeviceView } from '../bindings';

/**
 * The device that is taken without a question: the only one, or the only one with a card in it. One that was taken
 * stays for as long as its card lies there, whatever comes beside it: somebody may be typing.
 */
export function takenDevice(devices: WatchedDeviceView[], before: string | null): string | null {
  const withCard = devices.filter(({ card }) => card.kind !== 'empty');
  if (withCard.some(({ name }) => name === before)) return before;
  const [first, second] = withCard.length > 0 ? withCard : devices;
  if (first !== undefined && second === undefined) return first.name;
  return devices.some(({ name }) => name === before) ? before : null;
}
