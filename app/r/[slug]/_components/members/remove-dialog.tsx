"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Confirm } from "@/app/_components/ui/confirm";
import { useLive } from "@/app/_room/live/live-context";
import type { Member } from "@/core/room/protocol/messages";

/** The host asks themselves once more: whom they remove is out at once, and stays out. */
export function RemoveDialog({ member, onClose }: { member: Member; onClose: () => void }) {
  const t = useTranslations("room");
  const live = useLive();
  const [busy, setBusy] = useState(false);

  async function remove() {
    setBusy(true);
    const isOut = await live.command({ kind: "kick", member: member.actor });
    setBusy(false);
    if (!isOut) return;
    live.news.set(t("removeDialog.nameWasRemoved", { name: member.name }));
    onClose();
  }

  return (
    <Confirm
      title={t("removeDialog.removeName", { name: member.name })}
      about={t("removeDialog.nameOutRoomOnce", { name: member.name })}
      act={t("removeDialog.removeName2", { name: member.name })}
      busy={busy}
      onAct={() => void remove()}
      onClose={onClose}
    />
  );
}
