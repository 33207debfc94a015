// Packages of the operating system, each by its own package manager.

import { existsSync } from 'node:fs';
import { debianPackages } from './debian.mjs';
import { fail } from './fail.mjs';
import { requirePrograms } from './programs.mjs';

/** The installations that `parts` still need; empty if there are none. */
export function systemPackages(parts) {
  switch (process.platform) {
    case 'linux':
      return existsSync('/etc/debian_version') ? debianPackages(parts) : otherLinux(parts);
    case 'darwin':
      return requirePrograms(parts, 'macos');
    case 'win32':
      return requirePrograms(parts, 'windows');
    default:
      return fail(`Countersign is built on Linux, macOS and Windows; this is ${process.platform}.`);
  }
}

/** Package names differ between distributions: they are told, and the person who knows says when it is done. */
function otherLinux(parts) {
  if (process.env.COUNTERSIGN_PACKAGES_INSTALLED) return [];
  const names = [...new Set(parts.flatMap(({ debian = [] }) => debian))];
  return fail(
    `This is not Debian or one of its descendants: nothing is installed by itself here.\n` +
      `Install what these Debian packages hold: ${names.join(' ')}\n` +
      `then set COUNTERSIGN_PACKAGES_INSTALLED=1 and start again.`,
  );
}
