"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTRPCClient } from "@/app/_api/trpc";
import { Button } from "@/app/_components/ui/button";
import { Dialog } from "@/app/_components/ui/dialog";
import { useTask } from "@/app/_components/use-task";
import { type Draft, decisionOf, newDraft } from "@/app/_moderation/decide/draft";
import { subjectOf } from "@/core/moderation/subjects";
import type { WatchedFacts } from "../_live/watched-facts";
import { Reasons } from "./reasons";

/** Closes the room for good, through its case: everyone is out, and its host can appeal. */
export function CloseDialog({ room, onClose }: { room: WatchedFacts } & { onClose: () => void }) {
  const t = useTranslations("desk");
  const api = useTRPCClient();
  const { run, busy, error } = useTask({ done: onClose });
  const [draft, setDraft] = useState<Draft>({ ...newDraft(""), content: "remove" });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const decision = decisionOf(draft, "room", Date.now());
    void run(
      () => api.moderation.decideOn.mutate({ subject: subjectOf("room", room.id), decision }),
      t("closeDialog.titleIsClosed", { title: room.title }),
    );
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("closeDialog.closeTitle", { title: room.title })}
      description={t("closeDialog.everyoneSentOutNobody")}
    >
      <form onSubmit={submit} className="flex flex-col gap-5">
        <Reasons said={draft} onChange={(some) => setDraft({ ...draft, ...some })} />
        {error && (
          <p role="alert" className="text-danger">
            {error}
          </p>
        )}
        <Button type="submit" variant="danger" busy={busy} className="h-12">
          {t("closeDialog.closeTheRoom")}
        </Button>
      </form>
    </Dialog>
  );
}
