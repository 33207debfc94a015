// npm run bench: what a card job costs at the reader and what the host can do, as tables.

import { prepare } from './setup/prepare.mjs';
import { step } from './step.mjs';

await prepare('bench');
await step('cargo', ['build', '--workspace', '--bins']);
const benches = ['--package', 'acceptance', '--bench', 'cards', '--package', 'host', '--bench', 'orders'];
// The profile that everything else is built with: cryptography is optimised in it, and nothing compiles twice.
await step('cargo', ['bench', '--profile', 'dev', ...benches]);
