import { useLayoutEffect } from "react";
import { useLive } from "@/app/_room/live/live-context";
import { stagePath } from "./stage-path";

/** The stage has an address of its own: to go to it or leave it is a step of the browser's history, on the same connection. */
export function useStageAddress(slug: string): void {
  const live = useLive();
  // Before anything is painted: whoever opens the stage by its address sees nothing of the studio.
  useLayoutEffect(() => {
    const path = stagePath(slug);
    const isThere = () => window.location.pathname === path;
    const read = () => live.onStage.set(isThere());
    read();
    const stop = live.onStage.subscribe(() => {
      if (live.onStage.get() !== isThere())
        window.history.pushState(null, "", live.onStage.get() ? path : `/r/${slug}`);
    });
    window.addEventListener("popstate", read);
    return () => {
      stop();
      window.removeEventListener("popstate", read);
    };
  }, [live, slug]);
}
