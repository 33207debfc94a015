// macOS and Windows bring PC/SC themselves; what else is needed comes with large installers of their makers,
// which a script should not start unasked. It names them.

import { spawnSync } from 'node:child_process';
import { fail } from './fail.mjs';

/** Whether a program of that name can be started. */
export const isFound = (program) => spawnSync(program, ['--version']).status === 0;

/** Ends the script if a program that `parts` need on this `system` does not answer. Installs nothing. */
export function requirePrograms(parts, system) {
  const needed = parts.flatMap((part) => (part[system] ?? []).map((program) => ({ why: part.why, ...program })));
  const missing = needed.filter(({ probe: [program, ...args] }) => spawnSync(program, args).status !== 0);
  if (missing.length > 0) {
    const lines = missing.map(({ why, install }) => `  ${install}\n    (${why})`);
    fail(`Please install, then start again:\n${[...new Set(lines)].join('\n')}`);
  }
  return [];
}
