"use client";

import { useState } from "react";
import { Confirm } from "@/app/_components/ui/confirm";
import { useLive } from "@/app/_room/live/live-context";
import type { Member } from "@/core/room/protocol/messages";

/** The host asks themselves once more: whom they remove is out at once, and stays out. */
export function RemoveDialog({ member, onClose }: { member: Member; onClose: () => void }) {
  const live = useLive();
  const [busy, setBusy] = useState(false);

  async function remove() {
    setBusy(true);
    const isOut = await live.command({ kind: "kick", member: member.actor });
    setBusy(false);
    if (!isOut) return;
    live.news.set(`${member.name} was removed.`);
    onClose();
  }

  return (
    <Confirm
      title={`Remove ${member.name}?`}
      about={`${member.name} is out of this room at once and cannot come back; what they made in the picture stays.`}
      act={`Remove ${member.name}`}
      busy={busy}
      onAct={() => void remove()}
      onClose={onClose}
    />
  );
}
