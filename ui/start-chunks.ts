import { fileURLToPath } from 'node:url';

/** A module's own imports, as far as the bundler knows them. */
type ModuleInfo = { importedIds: readonly string[] } | null;
type Context = { getModuleInfo: (id: string) => ModuleInfo };

const module = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** What a start loads at first, and what it loads while the program answers. */
const BEGINNINGS = { first: module('src/main.ts'), screens: module('src/App.svelte') };

/**
 * The build's chunk of a module that every start loads: two in all. Cut into one for each set of parts that share something,
 * the same program is a tenth larger, as each is compressed by itself. Nothing for what is loaded when it is wanted.
 */
export function startChunk(id: string, context: Context): 'first' | 'screens' | null {
  // By itself: it waits for the screens, and these for all else that is in the first one.
  if (id === BEGINNINGS.first) return null;
  if (reached('first', context).has(id)) return 'first';
  return reached('screens', context).has(id) ? 'screens' : null;
}

const known = new Map<keyof typeof BEGINNINGS, Set<string>>();

/** The modules that one of these imports for itself, and what they import. */
function reached(beginning: keyof typeof BEGINNINGS, context: Context): Set<string> {
  const before = known.get(beginning);
  if (before) return before;
  const found = new Set([BEGINNINGS[beginning]]);
  for (const id of found) for (const imported of context.getModuleInfo(id)?.importedIds ?? []) found.add(imported);
  known.set(beginning, found);
  return found;
}
