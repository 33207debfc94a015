// Brings a machine to the state that a command needs: says what is missing, then installs it.

import { commands, parts } from './needs.mjs';
import { nodePackages } from './node.mjs';
import { isFound } from './programs.mjs';
import { pythonTools } from './python.mjs';
import { requireRust } from './rust.mjs';
import { systemPackages } from './system.mjs';

/**
 * Installs what a command of `needs.mjs` needs and does not find. Returns at once when nothing is missing; ends
 * the script, naming what to install, where this machine's package manager cannot do it.
 */
export async function prepare(command) {
  const { said = `npm run ${command}`, parts: everywhere, linux = [], components = [] } = commands[command];
  const names = [...everywhere, ...(process.platform === 'linux' ? linux : [])];
  const wanted = names.map((name) => parts[name]).filter(({ unless }) => !unless || !isFound(unless));

  requireRust(components);
  const installations = [...systemPackages(wanted), ...pythonTools(wanted), ...nodePackages(wanted)];
  if (installations.length === 0) return;

  announce(said, installations);
  for (const installation of installations) await installation.install();
  console.log('\nEverything is installed.');
}

function announce(said, installations) {
  const seconds = installations.reduce((sum, { seconds }) => sum + seconds, 0);
  console.log(`${said} installs first (${about(seconds)}):`);
  for (const { title, lines } of installations) {
    console.log(`  ${title}`);
    for (const line of lines) console.log(`    ${line}`);
  }
}

function about(seconds) {
  return seconds < 90 ? `about ${seconds} seconds` : `about ${Math.round(seconds / 60)} minutes`;
}
