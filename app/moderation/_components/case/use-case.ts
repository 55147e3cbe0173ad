"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { useTRPC, useTRPCClient } from "@/app/_api/trpc";
import type { CaseData } from "@/app/_api/types";
import { codeOf, wordsOf } from "@/app/_api/words";
import { nameIn } from "@/app/_components/known-as";
import { say } from "@/app/_components/ui/toasts";

type Api = ReturnType<typeof useTRPCClient>;
export type Body = Parameters<Api["moderation"]["act"]["mutate"]>[0]["body"];
export type CaseHandle = ReturnType<typeof useCase>;

/**
 * A case as it was looked at. What others do meanwhile is offered, not slipped in, so that nobody decides on what they have
 * not seen; where somebody came first, the case is shown as it is now and what was written stays.
 */
export function useCase(first: CaseData) {
  const tErrors = useTranslations("errors");
  const tFrame = useTranslations("frame");
  const api = useTRPCClient();
  const router = useRouter();
  const [seen, setSeen] = useState(first);
  const found = useMemo(() => withNames(seen, (name) => nameIn(tFrame, name)), [seen, tFrame]);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [clash, setClash] = useState<string | null>(null);
  const { data: fresh = first, refetch } = useQuery(
    useTRPC().moderation.get.queryOptions(
      { case: first.id },
      { initialData: first, refetchInterval: 15_000 },
    ),
  );

  async function refresh() {
    const { data } = await refetch();
    if (data) setSeen(data);
    // The number in the header.
    router.refresh();
  }

  /** Answers whether it was done. */
  async function attempt(what: () => Promise<unknown>, done: string): Promise<boolean> {
    setBusy(true);
    setError(null);
    setClash(null);
    try {
      await what();
      void say(done, "case");
      await refresh();
      return true;
    } catch (fault) {
      if (codeOf(fault) === "conflict") {
        setClash(wordsOf(tErrors, fault));
        await refresh();
      } else setError(wordsOf(tErrors, fault));
      return false;
    } finally {
      setBusy(false);
    }
  }

  return {
    found,
    /** What happened since it was looked at; empty mostly. */
    missed: fresh.history.slice(seen.history.length),
    showMissed: () => setSeen(fresh),
    busy,
    error,
    clash,
    settle: () => setClash(null),
    attempt,
    act: (body: Body, done: string) =>
      attempt(() => api.moderation.act.mutate({ case: seen.id, version: seen.version, body }), done),
  };
}

/** A case with everybody called what the reader calls them. */
const withNames = (found: CaseData, called: (name: string) => string): CaseData => ({
  ...found,
  concerns: found.concerns && { ...found.concerns, name: called(found.concerns.name) },
  reports: found.reports.map((report) => ({ ...report, name: called(report.name) })),
  history: found.history.map((event) => ({ ...event, name: called(event.name) })),
});
