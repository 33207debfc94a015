// As the English ones, in a file of its own: it is loaded when the language is chosen.
const files: Record<string, string> = import.meta.glob(
  [
    '../../../../src-tauri/crates/messages/sv/*.ftl',
    '!../../../../src-tauri/crates/messages/sv/command-line*.ftl',
    '!../../../../src-tauri/crates/messages/sv/errors-command-line.ftl',
    '!../../../../src-tauri/crates/messages/sv/evidence.ftl',
    '!../../../../src-tauri/crates/messages/sv/host-*.ftl',
  ],
  { query: '?raw', import: 'default', eager: true },
);

/** The Swedish texts, a Fluent file each. */
export const SWEDISH: readonly string[] = Object.values(files);
