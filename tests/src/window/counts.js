// Counts what a page holds on to, from when it is run on: once for each page.
(() => {
  if (window.countersignHolds) return;

  const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
  const listeners = new Set();
  const byTarget = new WeakMap();

  const isCapture = (options) => (typeof options === 'object' ? Boolean(options?.capture) : Boolean(options));
  const ofTarget = (target) => byTarget.get(target) ?? byTarget.set(target, []).get(target);
  const forget = (target, entry) => {
    listeners.delete(entry);
    const entries = ofTarget(target);
    entries.splice(entries.indexOf(entry), 1);
  };
  const known = (target, type, listener, capture) =>
    ofTarget(target).find(
      (one) => one.type === type && one.capture === capture && one.listener.deref() === listener,
    );

  EventTarget.prototype.addEventListener = function (type, listener, options) {
    add.call(this, type, listener, options);
    const target = this ?? window;
    const capture = isCapture(options);
    const aborted = options?.signal?.aborted;
    if (!listener || aborted || known(target, type, listener, capture)) return;
    // What is counted is not kept alive by it.
    const entry = { type, capture, listener: new WeakRef(listener), target: new WeakRef(target) };
    listeners.add(entry);
    ofTarget(target).push(entry);
    const over = () => listeners.has(entry) && forget(target, entry);
    if (options?.once) add.call(target, type, over, { once: true, capture });
    if (options?.signal) add.call(options.signal, 'abort', over, { once: true });
  };

  EventTarget.prototype.removeEventListener = function (type, listener, options) {
    remove.call(this, type, listener, options);
    const target = this ?? window;
    const entry = listener && known(target, type, listener, isCapture(options));
    if (entry) forget(target, entry);
  };

  const timers = new Set();
  for (const [set, clear, again] of [
    ['setTimeout', 'clearTimeout', false],
    ['setInterval', 'clearInterval', true],
  ]) {
    const begin = window[set];
    const end = window[clear];
    window[set] = (work, ...rest) => {
      const timer = begin(
        (...given) => {
          if (!again) timers.delete(timer);
          work(...given);
        },
        ...rest,
      );
      timers.add(timer);
      return timer;
    };
    window[clear] = (timer) => {
      timers.delete(timer);
      end(timer);
    };
  }

  // A listener of an element that is out of the document goes with the element.
  const isInForce = ({ target }) => {
    const alive = target.deref();
    return alive !== undefined && (!(alive instanceof Node) || alive.isConnected);
  };

  // Elements that came into the document and are not in it any more, as long as something holds on to them.
  const come = new Set();
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) {
      for (const node of addedNodes) if (node instanceof Element) come.add(new WeakRef(node));
    }
  }).observe(document, { childList: true, subtree: true });
  const isDetached = (reference) => {
    const node = reference.deref();
    if (node === undefined) come.delete(reference);
    return node !== undefined && !node.isConnected;
  };

  // The collector comes when there is something to be collected.
  window.countersignCollects = () => {
    let garbage = [];
    for (let round = 0; round < 8; round += 1) {
      garbage = Array.from({ length: 200_000 }, (_, number) => ({ number }));
    }
    return garbage.length;
  };

  window.countersignHolds = () => ({
    detached: [...come].filter(isDetached).length,
    nodes: document.querySelectorAll('*').length,
    listeners: [...listeners].filter(isInForce).length,
    timers: timers.size,
  });
})();
