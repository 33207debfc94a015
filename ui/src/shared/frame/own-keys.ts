// What a page in a browser does by itself and a window does not.

/**
 * Keeps the web view from loading the page again and from printing it, and from its own context menu outside of fields.
 * F5 is free for the card; whoever binds it listens as usual.
 */
export function keepOwnKeys(target: Window): () => void {
  const controller = new AbortController();
  const { signal } = controller;
  target.addEventListener('keydown', (event) => isThePages(event) && event.preventDefault(), { signal });
  target.addEventListener('contextmenu', (event) => !isEditable(event.target) && event.preventDefault(), { signal });
  // A file that is dropped beside a field would replace the window.
  for (const kind of ['dragover', 'drop'] as const) {
    target.addEventListener(kind, (event) => !isEditable(event.target) && event.preventDefault(), { signal });
  }
  return () => controller.abort();
}

function isThePages(event: KeyboardEvent): boolean {
  if (event.key === 'F5') return true;
  const command = event.ctrlKey || event.metaKey;
  return command && ['r', 'p'].includes(event.key.toLowerCase());
}

const isEditable = (target: EventTarget | null) =>
  target instanceof Element && target.closest('input, textarea, [contenteditable]') !== null;
