"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC, useTRPCClient } from "@/app/_api/trpc";
import type { BulkDone, QueuedCase } from "@/app/_api/types";
import { wordsOf } from "@/app/_api/words";
import { say } from "@/app/_components/ui/toasts";
import { counted } from "../words";
import type { BulkOutcome } from "./bulk-dialog";

export type LeftAlone = { case: string; title: string; words: string };

/** Bulk decisions that can still be taken back, and how that is done. */
export function useBulk(first: readonly BulkDone[], refresh: () => void) {
  const t = useTranslations("desk");
  const tErrors = useTranslations("errors");
  const api = useTRPCClient();
  const { data: bulks = first, refetch } = useQuery(
    useTRPC().moderation.bulks.queryOptions(undefined, { initialData: [...first], refetchInterval: 60_000 }),
  );
  const [left, setLeft] = useState<readonly LeftAlone[]>([]);

  async function undo(id: string) {
    try {
      const { done, refused } = await api.moderation.undoBulk.mutate({ bulk: id });
      void say(
        t("useBulk.takenBackCounted", { counted: counted(t, done.length, "case"), refused: refused.length }),
        id,
      );
    } catch (fault) {
      void say(wordsOf(tErrors, fault), id);
    }
    setLeft([]);
    void refetch();
    refresh();
  }

  function decided(cases: readonly QueuedCase[], { bulk, done, refused }: BulkOutcome) {
    const titles = new Map(cases.map(({ id, title }) => [id, title]));
    setLeft(refused.map((one) => ({ ...one, title: titles.get(one.case) ?? "" })));
    if (done.length > 0)
      void say(t("useBulk.decidedCounted", { counted: counted(t, done.length, "case") }), bulk, {
        label: t("useBulk.undo"),
        onClick: () => void undo(bulk),
      });
    void refetch();
    refresh();
  }

  return { bulks, undo, decided, left, forget: () => setLeft([]) };
}
