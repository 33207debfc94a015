import type { SettingsInEffect } from '../src/bindings';

/** What holds where nobody has set anything. */
export const SETTINGS: SettingsInEffect = {
  language: 'en',
  region: 'en-GB',
  appearance: 'system',
  pinAllowCopy: false,
  pinShowSeconds: 30,
  lettersPrefix: '',
  mailDomain: null,
  practiceEnabled: true,
  host: null,
  mistakes: 0,
};
