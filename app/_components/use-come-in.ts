"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ensureSession } from "@/app/_api/auth";
import { openApi } from "@/app/_api/open-api";
import { wordsOf } from "@/app/_api/words";

/** Becomes somebody (a guest, unless signed in) under a name. Says what went wrong instead of throwing. */
export function useComeIn(): {
  busy: boolean;
  error: string | null;
  comeIn: (name: string | null, then: () => void | Promise<void>) => Promise<void>;
} {
  const tErrors = useTranslations("errors");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  async function comeIn(name: string | null, then: () => void | Promise<void>) {
    setBusy(true);
    setError(null);
    try {
      await ensureSession();
      if (name !== null) await (await openApi()).me.rename.mutate({ name });
      await then();
    } catch (problem) {
      setError(wordsOf(tErrors, problem));
      setBusy(false);
    }
  }

  return { busy, error, comeIn };
}
