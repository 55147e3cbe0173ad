import { useEffect } from "react";
import { useLive } from "./live-context";

/** A settled picture may be followed by another within moments: what follows from all of them is done once. */
const GATHER_MS = 700;

/** Does something after settled pictures of the room have come. It has to be the same function from render to render. */
export function useEachSettled(act: () => unknown): void {
  const live = useLive();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    const stop = live.settled.subscribe(() => {
      timer ??= setTimeout(() => {
        timer = null;
        act();
      }, GATHER_MS);
    });
    return () => {
      stop();
      if (timer) clearTimeout(timer);
    };
  }, [live, act]);
}
