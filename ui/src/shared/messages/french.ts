// As the English ones, in a file of its own: it is loaded when the language is chosen.
const files: Record<string, string> = import.meta.glob(
  [
    '../../../../src-tauri/crates/messages/fr/*.ftl',
    '!../../../../src-tauri/crates/messages/fr/command-line*.ftl',
    '!../../../../src-tauri/crates/messages/fr/errors-command-line.ftl',
    '!../../../../src-tauri/crates/messages/fr/evidence.ftl',
    '!../../../../src-tauri/crates/messages/fr/host-*.ftl',
  ],
  { query: '?raw', import: 'default', eager: true },
);

/** The French texts, a Fluent file each. */
export const FRENCH: readonly string[] = Object.values(files);
