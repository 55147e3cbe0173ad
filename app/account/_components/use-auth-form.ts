"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { codeWords } from "@/app/_api/words";
import { isCode } from "@/core/kernel/errors";

type Outcome = { error: { status: number; code?: string; message?: string } | null };

/** Sends a form to the auth server and says in words what came of it. */
export function useAuthForm(send: (fields: FormData) => Promise<Outcome>, back: string) {
  const t = useTranslations("account");
  const tErrors = useTranslations("errors");
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      const { error: refused } = await send(new FormData(event.currentTarget));
      if (!refused) {
        router.push(back);
        router.refresh();
        return;
      }
      setError(
        refused.status === 429
          ? codeWords(tErrors, "too_frequent")
          : isCode(refused.code)
            ? codeWords(tErrors, refused.code, refused.message)
            : (refused.message ?? codeWords(tErrors, "internal")),
      );
    } catch {
      setError(t("useAuthForm.serverCouldNotReached"));
    }
    setBusy(false);
  }

  return { busy, error, onSubmit };
}

/** A text field of a submitted form. */
export const text = (fields: FormData, name: string): string => {
  const value = fields.get(name);
  return typeof value === "string" ? value : "";
};
