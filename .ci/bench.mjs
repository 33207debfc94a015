// npm run bench: what a card job costs at the reader, what the host can do, and what the window costs, as tables.

import { buildPage, checkPageSize } from './page.mjs';
import { prepare } from './setup/prepare.mjs';
import { step } from './step.mjs';

await prepare('bench');
await buildPage();
checkPageSize();
// The empty window that ours is measured beside is an example.
await step('cargo', ['build', '--workspace', '--bins', '--examples']);
// The profile and the features that everything else is built with: cryptography is optimised, and nothing compiles twice.
const benches = ['archive', 'archive_search', 'cards', 'orders', 'window'].flatMap((bench) => ['--bench', bench]);
await step('cargo', ['bench', '--workspace', '--profile', 'dev', ...benches]);
