/**
 * What one process tells every process of the instance, itself included: `Events` names each kind and its data. Data is plain
 * JSON, so that it can cross to another process.
 */
export type Bus<Events extends object> = {
  /** Resolves when every listener in this process has done what it does about it; rejects with the first that could not. */
  tell: <Kind extends keyof Events>(kind: Kind, event: Events[Kind]) => Promise<void>;
  /** Answers how to stop listening. */
  hear: <Kind extends keyof Events>(kind: Kind, listener: Listener<Events[Kind]>) => () => void;
};
type Listener<Event> = (event: Event) => void | Promise<void>;

/** For an instance that is one process. */
export function localBus<Events extends object>(): Bus<Events> {
  const listeners = new Map<keyof Events, Set<Listener<never>>>();
  return {
    tell: async (kind, event) => {
      const heard = [...(listeners.get(kind) ?? [])].map(async (listener) => listener(event as never));
      // One that fails keeps no other from hearing it to its end.
      const ended = await Promise.allSettled(heard);
      for (const one of ended) if (one.status === "rejected") throw one.reason;
    },
    hear: (kind, listener) => {
      const those = listeners.get(kind) ?? new Set();
      listeners.set(kind, those.add(listener as Listener<never>));
      return () => void those.delete(listener as Listener<never>);
    },
  };
}
