// npm start: from a clean clone to the first card. Installs, builds, and issues a practice card in the
// terminal; no reader, no card and no server is needed for it.

import { existsSync } from 'node:fs';
import path from 'node:path';
import { prepare } from './setup/prepare.mjs';
import { built, step } from './step.mjs';

await prepare('start');
if (!existsSync(built('countersign'))) console.log('\nThe first build takes about four minutes on two cores.');
await step('cargo', ['build', '--bin', 'countersign']);
await step(built('countersign'), ['practice', ...process.argv.slice(2)]);
console.log(`
The program is ${path.relative(process.cwd(), built('countersign'))}; --help explains it. With words after two
dashes npm start passes them on: npm start -- --procedure blank-card`);
