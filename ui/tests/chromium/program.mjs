/**
 * The program behind the window, as far as a page can tell. Runs in the page before anything else does, and so stands by
 * itself. Tests reach it as `window.program`.
 *
 * @param {{ scenario: { view: object, answers: object }, freezePrototype: boolean }} given
 */
export function program({ scenario, freezePrototype }) {
  let view = scenario.view;
  let last = 0;
  const callbacks = new Map();
  const listeners = new Map();
  const answers = { ...scenario.answers };
  const held = new Map();
  const calls = [];
  const violations = [];
  document.addEventListener('securitypolicyviolation', (event) => {
    violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile ?? ''}:${event.lineNumber}`);
  });

  const plugin = {
    'plugin:event|listen': ({ event, handler }) => {
      listeners.set(handler, event);
      return handler;
    },
    'plugin:event|unlisten': ({ eventId }) => {
      listeners.delete(eventId);
      return null;
    },
  };

  async function invoke(command, given = {}) {
    if (plugin[command]) return plugin[command](given);
    if (command === 'view') return view;
    calls.push({ command, given: structuredClone(given) });
    if (held.has(command)) await held.get(command).until;
    const answer = answers[command];
    if (answer?.refused) throw answer.refused;
    return answer ?? null;
  }

  function tell(view) {
    for (const [handler, event] of listeners) {
      if (event === 'view-changed') callbacks.get(handler)?.({ event, id: handler, payload: view });
    }
  }

  function show(next) {
    view = { ...next, number: view.number + 1 };
    tell(view);
  }

  window.program = {
    calls,
    violations,
    /** Tells a view as it is, as one that comes late would be. */
    tell,
    /** Shows a view, as newer than the one before. */
    show,
    /** Shows the same view with a part of it changed. */
    change: (edit) => {
      const next = structuredClone(view);
      edit(next);
      show(next);
    },
    /** Answers a command with this, or with `{ refused: trouble }`. */
    answer: (command, answer) => {
      answers[command] = answer;
    },
    /** Keeps a command waiting until `release`. */
    hold: (command) => {
      let release;
      const until = new Promise((resolve) => {
        release = resolve;
      });
      held.set(command, { until, release });
    },
    release: (command) => {
      held.get(command)?.release();
      held.delete(command);
    },
  };
  window.__TAURI_INTERNALS__ = {
    metadata: { currentWindow: { label: 'main' }, currentWebview: { windowLabel: 'main', label: 'main' } },
    invoke,
    transformCallback: (callback) => {
      last += 1;
      callbacks.set(last, callback);
      return last;
    },
    unregisterCallback: (id) => callbacks.delete(id),
    convertFileSrc: (path) => path,
  };
  window.__TAURI_EVENT_PLUGIN_INTERNALS__ = { unregisterListener: (_event, id) => listeners.delete(id) };
  // As tauri does it, before the page's own scripts.
  if (freezePrototype) Object.freeze(Object.prototype);
}
