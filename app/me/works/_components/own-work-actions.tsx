"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPCClient } from "@/app/_api/trpc";
import type { OwnWork } from "@/app/_api/types";
import { wordsOf } from "@/app/_api/words";
import { Button } from "@/app/_components/ui/button";
import { useHydrated } from "@/app/_components/use-hydrated";
import { GiveUp } from "@/app/_works/give-up";
import { TakeDown } from "@/app/works/[id]/_components/take-down";

/** Takes a work down, or puts back up what its publisher took down. */
export function OwnWorkActions({ work }: { work: OwnWork }) {
  const t = useTranslations("me");
  const tErrors = useTranslations("errors");
  const api = useTRPCClient();
  const router = useRouter();
  const hydrated = useHydrated();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  async function putBack() {
    setBusy(true);
    setError(null);
    try {
      if (!work.room) return;
      const room = work.room.id;
      await api.work.publish.mutate({ room, seq: work.seq, title: work.title, ...work.publication });
      router.refresh();
    } catch (fault) {
      setError(wordsOf(tErrors, fault));
    } finally {
      setBusy(false);
    }
  }

  return (
    <div className="mt-2">
      {work.shown && <TakeDown id={work.id} />}
      {work.status === "awaiting" && <GiveUp id={work.id} onGivenUp={() => router.refresh()} />}
      {work.mayReturn && work.room && (
        <Button busy={busy} disabled={!hydrated} onClick={() => void putBack()}>
          {t("ownWorkActions.putBackUp")}
        </Button>
      )}
      {error && (
        <p role="alert" className="mt-2 text-danger text-sm">
          {error}
        </p>
      )}
    </div>
  );
}
