"use client";

import { useLive } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";

/** What becomes of a line that was sent while there is no connection. */
export function WaitingLine() {
  const { state } = useSignal(useLive().connection);
  if (state === "live") return null;
  return (
    <p role="status" className="text-sm text-soft">
      Not connected. Your line is sent as soon as you are.
    </p>
  );
}
