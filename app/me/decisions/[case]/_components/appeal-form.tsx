"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTRPCClient } from "@/app/_api/trpc";
import { codeOf, wordsOf } from "@/app/_api/words";
import { Button } from "@/app/_components/ui/button";
import { useHydrated } from "@/app/_components/use-hydrated";
import { REASONS_LENGTH } from "@/core/moderation/limits";

/** Says, once, why a decision is wrong. */
export function AppealForm({ case: id, version }: { case: string; version: number }) {
  const t = useTranslations("me");
  const tErrors = useTranslations("errors");
  const api = useTRPCClient();
  const router = useRouter();
  const hydrated = useHydrated();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const text = String(new FormData(event.currentTarget).get("text"));
    setBusy(true);
    setError(null);
    try {
      await api.moderation.appeal.mutate({ case: id, version, text });
    } catch (fault) {
      setError(wordsOf(tErrors, fault));
      setBusy(false);
      // The case went on meanwhile: what is on the page is not what would be appealed.
      if (codeOf(fault) === "conflict") router.refresh();
      return;
    }
    router.refresh();
  }

  return (
    <form
      onSubmit={(event) => void submit(event)}
      aria-labelledby="appealing"
      className="mt-10 flex flex-col gap-4 border-line border-t pt-6"
    >
      <h2 id="appealing" className="font-semibold text-xl">
        {t("appealForm.appeal")}
      </h2>
      <label className="flex flex-col gap-1.5">
        <span className="max-w-prose">{t("appealForm.whyDecisionWrongSay")}</span>
        <textarea
          name="text"
          required
          minLength={10}
          maxLength={REASONS_LENGTH}
          rows={6}
          className="w-full rounded-md border border-edge bg-raised p-3"
        />
      </label>
      {error && (
        <p role="alert" className="text-danger">
          {error}
        </p>
      )}
      <Button type="submit" variant="solid" busy={busy} disabled={!hydrated} className="self-start">
        {t("appealForm.sendTheAppeal")}
      </Button>
    </form>
  );
}
