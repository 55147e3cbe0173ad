type Listener = () => void;

const listeners = new Set<Listener>();

/**
 * Hears first when the browser says that it is offline. Engine.IO listens as well, from the moment its module is loaded, and hangs up
 * without asking; the window calls its listeners in the order in which they came, capturing or not. So this is called before any page is
 * loaded (instrumentation-client.ts), and nobody else hears the event while a room does.
 */
export function hearOfflineFirst(window: Pick<Window, "addEventListener">): void {
  window.addEventListener("offline", (event) => {
    if (listeners.size === 0) return;
    event.stopImmediatePropagation();
    for (const tell of listeners) tell();
  });
}

/** Calls `listener` whenever the browser says that it is offline. Returns what stops that. */
export function onOfflineHint(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
