import type { SittingView, Trouble } from '../bindings';

/** What is wrong, each where it stands in the way first: the card comes before the procedures and their fields. */
export interface Troubles {
  content: Trouble | null;
  holder: Trouble | null;
  /** Whether what is told of the card is why there are no fields either. */
  holderWaits: boolean;
}

/** One cause is told once, though the host was asked for both and both were refused. */
export function saidOnce({ devices, subject, procedures }: SittingView): Troubles {
  const content = devices.trouble ?? (subject.card.kind === 'unreadable' ? subject.card.trouble : null);
  const holderWaits = content !== null && procedures.trouble !== null && isSame(content, procedures.trouble);
  return { content, holder: holderWaits ? null : procedures.trouble, holderWaits };
}

const isSame = (one: Trouble, other: Trouble): boolean =>
  one.code === other.code && JSON.stringify(one.data) === JSON.stringify(other.data);
