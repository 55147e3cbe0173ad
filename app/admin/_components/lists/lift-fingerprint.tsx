"use client";

import { useTranslations } from "next-intl";
import { useTRPCClient } from "@/app/_api/trpc";
import { Button } from "@/app/_components/ui/button";
import { useAct } from "../use-act";

export function LiftFingerprint({ work, title }: { work: string; title: string }) {
  const t = useTranslations("admin");
  const api = useTRPCClient();
  const { act, busy } = useAct();
  return (
    <Button
      busy={busy}
      aria-label={t("liftFingerprint.liftBlockTitle", { title })}
      onClick={() =>
        void act(() => api.admin.fingerprints.lift.mutate({ work }), t("liftFingerprint.itIsLifted"))
      }
    >
      {t("liftFingerprint.lift")}
    </Button>
  );
}
