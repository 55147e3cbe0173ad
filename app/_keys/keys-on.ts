import { useSyncExternalStore } from "react";

const KEY = "cohue.desk-keys";
const told = new Set<() => void>();
const listen = (tell: () => void) => {
  told.add(tell);
  return () => told.delete(tell);
};

/** Whether single keys do things: some people speak to their computers, and every word is keys then. */
export function areKeysOn(): boolean {
  try {
    return localStorage.getItem(KEY) !== "off";
  } catch {
    return true;
  }
}

export function useKeysOn(): [boolean, (on: boolean) => void] {
  const on = useSyncExternalStore(listen, areKeysOn, () => true);
  return [
    on,
    (next) => {
      try {
        localStorage.setItem(KEY, next ? "on" : "off");
      } catch {
        // Kept nowhere: they are on again after a reload.
      }
      for (const tell of told) tell();
    },
  ];
}
