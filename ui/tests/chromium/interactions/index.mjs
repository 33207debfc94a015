// What somebody does, and what comes of it.

import { ACTIVITY } from './activity.mjs';
import { ARCHIVE } from './archive.mjs';
import { DIALOGS } from './dialogs.mjs';
import { FEEL } from './feel.mjs';
import { KEYBOARD } from './keyboard.mjs';
import { SPEAKING } from './languages.mjs';
import { ONCE } from './once.mjs';
import { PINS } from './pins.mjs';
import { ROOM } from './room.mjs';
import { SECRETS } from './secrets.mjs';
import { SETTINGS } from './settings.mjs';

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {{
 *   name: string,
 *   scenario: string,
 *   size?: 100 | 200,
 *   clock?: boolean,
 *   check: (page: Page, scenarios: Map<string, { view: object }>) => Promise<string | void>,
 * }} Interaction one may give a note for the report
 */

/** @type {Interaction[]} */
export const INTERACTIONS = [
  ...KEYBOARD,
  ...ACTIVITY,
  ...DIALOGS,
  ...ARCHIVE,
  ...ONCE,
  ...PINS,
  ...ROOM,
  ...SECRETS,
  ...SETTINGS,
  ...SPEAKING,
  ...FEEL,
];
