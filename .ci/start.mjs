// npm start: from a clean clone to the open window. Installs, builds, and opens it; no reader, no card and no server
// is needed for its practice desk. `npm start -- --practice` opens that at once; `npm start -- --terminal` issues a
// practice card in the terminal instead, and passes the words after it on.

import { existsSync } from 'node:fs';
import path from 'node:path';
import { buildPage } from './page.mjs';
import { fail } from './setup/fail.mjs';
import { prepare } from './setup/prepare.mjs';
import { built, step } from './step.mjs';

const words = process.argv.slice(2);
const inTerminal = words.indexOf('--terminal');
if (inTerminal < 0) await openWindow();
else await issueInTerminal(words.toSpliced(inTerminal, 1));

async function openWindow() {
  const display = process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  if (process.platform === 'linux' && !display) {
    fail(
      'There is no desktop here to open a window on: neither DISPLAY nor WAYLAND_DISPLAY is set.\n' +
        'Run npm start in a terminal of a desktop; or issue a practice card in this one:\n\n' +
        '  npm start -- --terminal',
    );
  }
  await prepare('start');
  await buildPage();
  await build('countersign-desktop', 'seven');
  await step(built('countersign-desktop'), words);
}

async function issueInTerminal(words) {
  await prepare('terminal');
  await build('countersign', 'four');
  await step(built('countersign'), ['practice', ...words]);
  console.log(`
The program is ${path.relative(process.cwd(), built('countersign'))}; --help explains it. With words after two
dashes it does more: npm start -- --terminal --procedure blank-card`);
}

async function build(program, minutes) {
  if (!existsSync(built(program))) console.log(`\nThe first build takes about ${minutes} minutes on two cores.`);
  await step('cargo', ['build', '--bin', program]);
}
