import { useEffect } from "react";

/** Keeps the screen from going dark while a stage is open, where the browser can. */
export function useAwake(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | null = null;
    let isOver = false;
    const ask = async () => {
      if (document.hidden || !("wakeLock" in navigator)) return;
      const given = await navigator.wakeLock.request("screen").catch(() => null);
      if (isOver) void given?.release();
      else lock = given;
    };
    void ask();
    document.addEventListener("visibilitychange", ask);
    return () => {
      isOver = true;
      document.removeEventListener("visibilitychange", ask);
      void lock?.release();
    };
  }, []);
}
