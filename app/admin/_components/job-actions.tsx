"use client";

import { useTranslations } from "next-intl";
import { useTRPCClient } from "@/app/_api/trpc";
import { Button } from "@/app/_components/ui/button";
import { useAct } from "./use-act";

/** Tries a job again, or gives it up. */
export function JobActions({ id, name, failed = false }: { id: string; name: string; failed?: boolean }) {
  const t = useTranslations("admin");
  const api = useTRPCClient();
  const { act, busy } = useAct();
  return (
    <span className="flex flex-wrap gap-2">
      {failed && (
        <Button
          busy={busy}
          aria-label={t("jobActions.tryNameAgain", { name })}
          onClick={() => void act(() => api.admin.jobs.retry.mutate({ id }), t("jobActions.triedAgain"))}
        >
          {t("jobActions.tryAgain")}
        </Button>
      )}
      <Button
        variant="quiet"
        busy={busy}
        aria-label={t("jobActions.giveNameUp", { name })}
        onClick={() => void act(() => api.admin.jobs.cancel.mutate({ id }), t("jobActions.givenUp"))}
      >
        {t("jobActions.giveUp")}
      </Button>
    </span>
  );
}
