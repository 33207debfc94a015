// npm run readers: two virtual readers with cards in them and a host that knows both, until Ctrl-C.

import { fail } from './setup/fail.mjs';
import { prepare } from './setup/prepare.mjs';
import { built, step } from './step.mjs';

if (process.platform !== 'linux') {
  fail(
    'Virtual readers need the vpcd driver, which is there for Linux only.\n' +
      'npm start practises with readers and cards inside the program, on this system too.',
  );
}
await prepare('readers');
const programs = ['readers', 'countersign', 'countersign-host', 'countersign-virtual-card'];
await step('cargo', ['build', ...programs.flatMap((program) => ['--bin', program])]);
await step(built('readers'), [], { quiet: true });
