import { commands, type SettingView } from '../../bindings';
import { settingMeans, settingName, valueName } from '../../settings/names';
import { answered } from '../../shared/answered';
import { text } from '../../shared/messages';
import { navigation } from '../../shared/navigation.svelte';
import type { Entry } from '../entry';

/** Each setting; language and appearance also by what they can be. */
export function settings(entries: readonly SettingView[]): Entry[] {
  return [...values(entries, 'locale'), ...values(entries, 'appearance'), ...entries.map(setting)];
}

function setting({ key }: SettingView): Entry {
  return {
    id: `setting-${key}`,
    group: 'settings',
    label: settingName(key),
    detail: settingMeans(key),
    onlyFound: true,
    goes: () => navigation.openSetting(key),
  };
}

function values(entries: readonly SettingView[], key: 'locale' | 'appearance'): Entry[] {
  const entry = entries.find((one) => one.key === key);
  if (entry?.kind.kind !== 'choice') return [];
  return entry.kind.values.map((value) => ({
    id: `setting-${key}-${value}`,
    group: 'settings',
    label:
      key === 'locale'
        ? text('palette-language', { language: valueName(value) })
        : text('palette-appearance', { appearance: valueName(value) }),
    detail: value === entry.value ? text('palette-in-effect') : undefined,
    whyNot: entry.locked ? text('setting-locked') : null,
    does: () => answered(() => commands.changeSetting(key, value)),
  }));
}
