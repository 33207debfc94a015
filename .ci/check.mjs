// npm run check: what a machine can say about the code without running it.

import { prepare } from './setup/prepare.mjs';
import { tool } from './setup/python.mjs';
import { step } from './step.mjs';

await prepare('check');
await step('cargo', ['fmt', '--all', '--check']);
await step('cargo', ['clippy', '--workspace', '--all-targets', '--', '--deny', 'warnings']);
await step('cargo', ['test', '--package', 'acceptance', '--test', 'directions']);
await step(tool('cargo-deny.txt', 'cargo-deny'), ['--workspace', 'check', 'bans', 'licenses', 'sources']);
