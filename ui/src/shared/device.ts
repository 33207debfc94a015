import type { WatchedDeviceView } from '../bindings';
import { plain, sentence, text } from './messages';
import type { Option } from './option';

/** What lies in a device, in a few words. */
export function cardWords(device: WatchedDeviceView): string {
  const { card } = device;
  switch (card.kind) {
    case 'empty':
      return text('device-without-card');
    case 'mute':
      return text('device-with-mute-card');
    case 'reading':
      return text('device-being-read');
    case 'unreadable':
      return text('device-with-unreadable-card');
    case 'read':
      return card.card.identity ? sentence(card.card.identity) : text('device-with-nameless-card');
  }
}

/** Devices to choose from. One that was chosen before and is not there stays among them, so that its name is seen. */
export function deviceOptions(devices: WatchedDeviceView[], chosen: string | null): Option[] {
  const options: Option[] = devices.map((device) => ({
    value: device.name,
    label: plain(device.name),
    detail: cardWords(device),
  }));
  if (chosen !== null && !devices.some((device) => device.name === chosen)) {
    options.push({ value: chosen, label: plain(chosen), detail: text('subject-state-gone') });
  }
  return options;
}
