// npm test: everything that the tests need, then all of them. With words after `npm test --` only Rust's tests run, and
// the words go to `cargo test`.

import { buildPage, npm } from './page.mjs';
import { prepare } from './setup/prepare.mjs';
import { step } from './step.mjs';

const words = process.argv.slice(2);

await prepare('test');
await buildPage();
// `cargo test` alone would leave the programs of other packages, which acceptance tests start, as they were.
await step('cargo', ['build', '--workspace', '--bins']);
if (words.length === 0) await npm('vitest', ['run', '--root', 'ui']);
await step('cargo', ['test', '--workspace', '--no-fail-fast', ...words]);
// Another browser than the system's own web view, which the acceptance tests above use.
if (words.length === 0 && process.platform === 'linux') await step(process.execPath, ['ui/tests/run.mjs']);
