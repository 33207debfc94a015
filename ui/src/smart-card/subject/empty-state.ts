import type { SittingView } from '../../bindings';
import { plain, text } from '../../shared/messages';

/** Why there is no card to show, and what to do. */
export interface Empty {
  title: string;
  next: string;
  /** Whether a card is what is missing. */
  card: boolean;
}

/** Nothing where there is a card, or a trouble that says more. */
export function emptyState({ devices, officer, subject }: SittingView): Empty | null {
  const device = plain(subject.device ?? '');
  const say = (key: string, card: boolean): Empty => ({
    title: text(`${key}-title`, { device }),
    next: text(`${key}-next`, { device }),
    card,
  });
  switch (subject.card.kind) {
    case 'no-device': {
      if (devices.devices.length === 0) return say('no-device', false);
      const others = devices.devices.filter(({ name }) => name !== officer.device);
      return say(others.length === 0 ? 'one-device' : 'choose-device', false);
    }
    case 'device-gone':
      return say('device-gone', false);
    case 'empty':
      return say('no-card', true);
    case 'mute':
      return say('card-mute', true);
    case 'read':
      return subject.card.issued ? say('card-issued', true) : null;
    case 'reading':
    case 'unreadable':
      return null;
  }
}
