"use client";

import { Hand } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_components/ui/button";
import { useLive } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";
import { INSTANCE_ACTOR } from "@/core/kernel/ids/ids";

/** For who only watches: asks the host to let them edit, and says so until the host answers. */
export function AskToEdit() {
  const t = useTranslations("room");
  const live = useLive();
  const { members, me, role } = useSignal(live.people);
  const [busy, setBusy] = useState(false);
  const mine = members.find((member) => member.actor === me);
  const host = members.find((member) => member.role === "host");
  // A room of the instance's has nobody who would answer, and who is muted is not heard.
  if (role !== "viewer" || mine?.muted || !host || host.actor === INSTANCE_ACTOR) return null;

  async function ask() {
    setBusy(true);
    await live.ask();
    setBusy(false);
  }

  if (mine?.asks)
    return (
      <span role="status" className="text-soft">
        {host.online ? t("askToEdit.youHaveAsked") : t("askToEdit.haveAskedHostAway")}
      </span>
    );
  return (
    <Button busy={busy} onClick={() => void ask()} className="h-9 px-3 coarse:h-11">
      <Hand aria-hidden />
      {t("askToEdit.askToEdit")}
    </Button>
  );
}
