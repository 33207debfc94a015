import type { Item } from '../Menu.svelte';
import { text } from '../messages';
import { navigation } from '../navigation.svelte';

/** What is there on every screen: the program's own dialogs. */
export const programMenu = (): Item[] => [
  { label: text('settings-open'), shortcut: text('key-settings'), onselect: () => navigation.open('settings') },
  { label: text('frame-shortcuts'), shortcut: 'F1', onselect: () => navigation.open('shortcuts') },
  { label: text('support-open'), onselect: () => navigation.open('support') },
  { label: text('frame-about'), onselect: () => navigation.open('about') },
];
