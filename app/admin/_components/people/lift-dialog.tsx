"use client";

import { useTranslations } from "next-intl";
import type { FormEvent } from "react";
import { useTRPCClient } from "@/app/_api/trpc";
import type { AdminPerson } from "@/app/_api/types";
import { Button } from "@/app/_components/ui/button";
import { Dialog } from "@/app/_components/ui/dialog";
import { Field } from "@/app/_components/ui/field";
import { useAct } from "../use-act";

/** Gives back what a decision took, in its case. */
export function LiftDialog({ person, onClose }: { person: AdminPerson; onClose: () => void }) {
  const t = useTranslations("admin");
  const api = useTRPCClient();
  const { act, busy, error } = useAct();
  const decided = person.standing?.case ?? null;

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const why = String(new FormData(event.currentTarget).get("why"));
    if (!decided) return;
    const done = await act(
      async () => {
        const { version } = await api.moderation.get.query({ case: decided });
        await api.moderation.act.mutate({ case: decided, version, body: { kind: "restore", why } });
      },
      t("liftDialog.nameMayTakePart", { name: person.name }),
    );
    if (done) onClose();
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("liftDialog.liftWhatHoldsName", { name: person.name })}
      description={person.standing?.reason ?? undefined}
    >
      {decided ? (
        <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-5">
          <Field label={t("liftDialog.why")} name="why" required maxLength={2000} error={error} />
          <Button type="submit" variant="solid" busy={busy} className="h-12">
            {t("liftDialog.liftIt")}
          </Button>
        </form>
      ) : (
        <p>{t("liftDialog.noCaseStandsBehind")}</p>
      )}
    </Dialog>
  );
}
