// npm test: everything that the tests need, then all of them. Words after `npm test --` go to `cargo test`.

import { prepare } from './setup/prepare.mjs';
import { step } from './step.mjs';

await prepare('test');
// `cargo test` alone would leave the programs of other packages, which acceptance tests start, as they were.
await step('cargo', ['build', '--workspace', '--bins']);
await step('cargo', ['test', '--workspace', '--no-fail-fast', ...process.argv.slice(2)]);
