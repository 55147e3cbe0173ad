"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTRPCClient } from "@/app/_api/trpc";
import type { AdminPerson } from "@/app/_api/types";
import { Button } from "@/app/_components/ui/button";
import { Dialog } from "@/app/_components/ui/dialog";
import { Field } from "@/app/_components/ui/field";
import { useAct } from "../use-act";

/** Cannot be taken back, so the name is asked for. */
export function EraseDialog({ person, onClose }: { person: AdminPerson; onClose: () => void }) {
  const t = useTranslations("admin");
  const api = useTRPCClient();
  const { act, busy, error } = useAct();
  const [typed, setTyped] = useState("");

  async function submit(event: FormEvent) {
    event.preventDefault();
    const { userId, name } = person;
    if (await act(() => api.admin.people.erase.mutate({ userId }), t("eraseDialog.nameIsErased", { name })))
      onClose();
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("eraseDialog.eraseName", { name: person.name })}
      description={t("eraseDialog.theirAccountNameSessions")}
    >
      <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-5">
        <Field
          label={t("eraseDialog.writeNameGo", { name: person.name })}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          autoComplete="off"
          error={error}
        />
        <Button type="submit" variant="danger" busy={busy} disabled={typed !== person.name} className="h-12">
          {t("eraseDialog.eraseForGood")}
        </Button>
      </form>
    </Dialog>
  );
}
