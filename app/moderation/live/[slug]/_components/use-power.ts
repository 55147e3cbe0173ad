import { useState } from "react";
import { wordsOf } from "@/app/_api/words";
import { say } from "@/app/_components/ui/toasts";

/** Does something, says that it was done, and what went wrong where it was asked for. */
export function usePower(onDone: () => void) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  async function use(what: () => Promise<unknown>, done: string): Promise<void> {
    setBusy(true);
    setError(null);
    try {
      await what();
      void say(done);
      onDone();
    } catch (problem) {
      setError(wordsOf(problem));
    } finally {
      setBusy(false);
    }
  }
  return { use, busy, error };
}
