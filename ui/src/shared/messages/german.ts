// As the English ones, in a file of its own: it is loaded when the language is chosen.
const files: Record<string, string> = import.meta.glob(
  [
    '../../../../src-tauri/crates/messages/de/*.ftl',
    '!../../../../src-tauri/crates/messages/de/command-line*.ftl',
    '!../../../../src-tauri/crates/messages/de/errors-command-line.ftl',
    '!../../../../src-tauri/crates/messages/de/evidence.ftl',
    '!../../../../src-tauri/crates/messages/de/host-*.ftl',
  ],
  { query: '?raw', import: 'default', eager: true },
);

/** The German texts, a Fluent file each. */
export const GERMAN: readonly string[] = Object.values(files);
