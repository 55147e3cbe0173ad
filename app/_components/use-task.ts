import { useTranslations } from "next-intl";
import { useState } from "react";
import { wordsOf } from "@/app/_api/words";
import { say } from "./ui/toasts";

type Then = { done?: () => void; failed?: (words: string) => void };

/** Does something, says that it was done, and keeps what went wrong for where it was asked for. */
export function useTask(then: Then) {
  const tErrors = useTranslations("errors");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  /** Answers whether it was done. */
  async function run(what: () => Promise<unknown>, done: string): Promise<boolean> {
    setBusy(true);
    setError(null);
    try {
      await what();
      void say(done);
      then.done?.();
      return true;
    } catch (problem) {
      const words = wordsOf(tErrors, problem);
      setError(words);
      then.failed?.(words);
      return false;
    } finally {
      setBusy(false);
    }
  }
  return { run, busy, error };
}
