// One step of a script: a program that runs in the foreground, seen by the person at the terminal.

import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the workspace, wherever the script was started from. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** Cargo's output folder, which also takes the tools that these scripts install. */
export const target = path.resolve(root, process.env.CARGO_TARGET_DIR ?? 'target');

/** The path of a program of this workspace, as `cargo build` leaves it. */
export const built = (name) => path.join(target, 'debug', process.platform === 'win32' ? `${name}.exe` : name);

/**
 * Runs a program to its end and returns if it succeeded; otherwise the script ends with the program's exit
 * code, because the program has said itself what went wrong.
 */
export async function step(program, args, { env = {}, folder = root, quiet = false } = {}) {
  if (!quiet) console.log(`\n> ${[program, ...args].join(' ')}`);
  const code = await run(program, args, env, folder);
  if (code !== 0) process.exit(code);
}

function run(program, args, env, folder) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: folder,
      env: { ...process.env, ...env },
      stdio: 'inherit',
    });
    // Ctrl-C reaches the child by itself, as it is in the terminal's foreground group: this script stays to
    // see it end. What asks this script alone to end is handed on as Ctrl-C, so that it cleans up.
    const handlers = { SIGINT: () => {}, SIGTERM: () => child.kill('SIGINT') };
    for (const [signal, handler] of Object.entries(handlers)) process.on(signal, handler);
    const end = (code) => {
      for (const [signal, handler] of Object.entries(handlers)) process.off(signal, handler);
      resolve(code);
    };
    child.on('error', (error) => {
      console.error(`${program} could not be started: ${error.message}`);
      end(127);
    });
    child.on('exit', (code, signal) => end(code ?? (signal === 'SIGINT' ? 130 : 1)));
  });
}
