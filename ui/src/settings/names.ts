import type { SettingView } from '../bindings';
import { has, plain, text } from '../shared/messages';

const textKey = (key: string) => `setting-${key.replace(/[._]/g, '-')}`;

/** A setting, by its name; one without a name by what files call it. */
export const settingName = (key: string): string => (has(textKey(key)) ? text(`${textKey(key)}`) : plain(key));

/** What a setting does. */
export const settingMeans = (key: string): string =>
  has(`${textKey(key)}-means`) ? text(`${textKey(key)}-means`) : '';

/** A word that a setting can be. */
export const valueName = (value: string): string =>
  has(`setting-value-${value}`) ? text(`setting-value-${value}`) : plain(value);

/** What a setting is, in words. */
export function shownValue({ kind, value }: SettingView): string {
  if (value === null) return text('setting-value-none');
  if (kind.kind === 'choice') return valueName(value);
  return value.includes('\n') ? text('setting-value-pem') : plain(value);
}
