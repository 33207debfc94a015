// The Rust toolchain: found, new enough, and with the components a command uses.

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../step.mjs';
import { fail } from './fail.mjs';

/** Ends the script if cargo is missing, too old, or lacks one of `components` (`rustfmt`, `clippy`). */
export function requireRust(components) {
  const wanted = minimum();
  const found = version('rustc');
  if (!found) {
    fail(`A Rust toolchain (${wanted} or newer) is needed: install it with rustup, or from your system.`);
  }
  if (isOlder(found, wanted)) {
    fail(`Rust ${wanted} or newer is needed; this is ${found}. With rustup: rustup update stable`);
  }
  const program = { rustfmt: 'rustfmt', clippy: 'cargo-clippy' };
  const missing = components.filter((component) => !version(program[component]));
  if (missing.length > 0) {
    fail(`The Rust toolchain lacks ${missing.join(' and ')}: rustup component add ${missing.join(' ')}`);
  }
}

/** `rust-version` of the workspace: the one place where it is written down. */
function minimum() {
  return readFileSync(path.join(root, 'Cargo.toml'), 'utf8').match(/^rust-version = "(.+)"$/m)[1];
}

function version(program) {
  const { status, stdout } = spawnSync(program, ['--version'], { encoding: 'utf8', cwd: root });
  return status === 0 ? stdout.match(/\d+\.\d+(\.\d+)?/)?.[0] : undefined;
}

function isOlder(found, wanted) {
  const [foundMajor, foundMinor] = found.split('.').map(Number);
  const [major, minor] = wanted.split('.').map(Number);
  return foundMajor < major || (foundMajor === major && foundMinor < minor);
}
