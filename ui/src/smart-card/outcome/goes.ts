import type { PinDeliveryView, PinSet, PukSet } from '../../bindings';
import { plain, text } from '../../shared/messages';

/** What became of PIN and PUK. */
export interface Secrets {
  pin: PinSet;
  delivery: PinDeliveryView | null;
  puk?: PukSet | null;
  takenIn?: boolean;
}

/** How the PIN and the PUK go, and whether the card was taken in: a sentence each. */
export function goes({ pin, delivery, puk = null, takenIn = false }: Secrets): string[] {
  const letter = delivery?.letter ?? '';
  const inOne = puk === 'letter' && pin === 'system' && delivery?.address === null && delivery.pinInLetter;
  return [
    ...(inOne ? [text('done-both-letter', { letter })] : [pinGoes(pin, delivery)]),
    ...(puk === null || inOne ? [] : [text('done-puk', { puk, letter })]),
    ...(letter === '' ? [] : [text('done-letters-where')]),
    ...(takenIn ? [text('done-taken-in')] : []),
  ];
}

function pinGoes(pin: PinSet, delivery: PinDeliveryView | null): string {
  if (pin === 'system' && delivery?.address) return text('done-pin-mailed', { address: plain(delivery.address) });
  if (pin === 'system' && delivery?.pinInLetter) return text('done-pin-letter', { letter: delivery.letter });
  return text(`done-pin-${pin}`);
}
