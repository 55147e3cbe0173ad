"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPCClient } from "@/app/_api/trpc";
import { wordsOf } from "@/app/_api/words";
import { Button } from "@/app/_components/ui/button";
import type { WorkId } from "@/core/kernel/ids/ids";

/** For who wanted to publish it: nobody is asked any more, and it is not published. */
export function GiveUp({ id, onGivenUp }: { id: WorkId; onGivenUp: () => void }) {
  const t = useTranslations("works");
  const tErrors = useTranslations("errors");
  const api = useTRPCClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  async function giveUp() {
    setBusy(true);
    setError(null);
    try {
      await api.work.unpublish.mutate({ id: id });
      onGivenUp();
    } catch (fault) {
      setError(wordsOf(tErrors, fault));
      setBusy(false);
    }
  }

  return (
    <>
      <Button busy={busy} onClick={() => void giveUp()}>
        {t("giveUp.doNotPublish")}
      </Button>
      {error && (
        <p role="alert" className="mt-2 text-danger text-sm">
          {error}
        </p>
      )}
    </>
  );
}
