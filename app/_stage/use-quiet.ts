import { useEffect, useState } from "react";

const HIDES_AFTER_MS = 3_000;
const SIGNS = ["pointermove", "pointerdown", "keydown", "focusin"] as const;

/** True once nobody has touched mouse, screen or keys for three seconds. */
export function useQuiet(): boolean {
  const [isQuiet, setQuiet] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const wake = () => {
      clearTimeout(timer);
      setQuiet(false);
      timer = setTimeout(() => setQuiet(true), HIDES_AFTER_MS);
    };
    wake();
    for (const sign of SIGNS) document.addEventListener(sign, wake);
    return () => {
      clearTimeout(timer);
      for (const sign of SIGNS) document.removeEventListener(sign, wake);
    };
  }, []);
  return isQuiet;
}
