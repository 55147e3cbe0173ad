import { useLayoutEffect } from "react";

/** The whole page dark while a stage is open, whatever theme was chosen. */
export function useDark(): void {
  useLayoutEffect(() => {
    const { classList } = document.documentElement;
    const wasLight = classList.contains("light");
    const wasDark = classList.contains("dark");
    classList.remove("light");
    classList.add("dark");
    return () => {
      if (!wasDark) classList.remove("dark");
      if (wasLight) classList.add("light");
    };
  }, []);
}
