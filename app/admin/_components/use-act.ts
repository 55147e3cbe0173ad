"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { wordsOf } from "@/app/_api/words";
import { say } from "@/app/_components/ui/toasts";

/** Does something, says what came of it, and reads the page again. */
export function useAct() {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  /** Answers whether it was done. */
  async function act(what: () => Promise<unknown>, done: string): Promise<boolean> {
    setBusy(true);
    setError(null);
    try {
      await what();
      void say(done);
      router.refresh();
      return true;
    } catch (problem) {
      setError(wordsOf(problem));
      void say(wordsOf(problem));
      return false;
    } finally {
      setBusy(false);
    }
  }
  return { act, busy, error, clear: () => setError(null) };
}
