// The files lie beside the Rust that reads them too. What only a terminal or a file says stays out of the window.
const files: Record<string, string> = import.meta.glob(
  [
    '../../../../src-tauri/crates/messages/en/*.ftl',
    '!../../../../src-tauri/crates/messages/en/command-line*.ftl',
    '!../../../../src-tauri/crates/messages/en/errors-command-line.ftl',
    '!../../../../src-tauri/crates/messages/en/evidence.ftl',
    '!../../../../src-tauri/crates/messages/en/host-*.ftl',
  ],
  { query: '?raw', import: 'default', eager: true },
);

/** The English texts, a Fluent file each. */
export const ENGLISH: readonly string[] = Object.values(files);
