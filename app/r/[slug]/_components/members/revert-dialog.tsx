"use client";

import { useTranslations } from "next-intl";
import { ago } from "@/app/_components/ago";
import { Dialog } from "@/app/_components/ui/dialog";
import { useLive } from "@/app/_room/live/live-context";
import type { Member } from "@/core/room/protocol/messages";
import { useMoments } from "../film/use-moments";

/** The host picks a moment; this member's pulls go back to what they were then, everyone else's stay. */
export function RevertDialog({ member, onClose }: { member: Member; onClose: () => void }) {
  const t = useTranslations("room");
  const tFrame = useTranslations("frame");
  const live = useLive();
  const { moments } = useMoments();

  async function revert(seq: number) {
    if (await live.command({ kind: "revert", member: member.actor, to: seq })) {
      live.news.set(t("revertDialog.nameSChangesSince", { name: member.name, seq }));
      onClose();
    }
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("revertDialog.undoNameSChanges", { name: member.name })}
      description={t("revertDialog.pickMomentWhatName", { name: member.name })}
      wide
    >
      {moments.length === 0 && <p className="text-soft">{t("revertDialog.thereNoEarlierMoment")}</p>}
      <ul className="grid max-h-[50dvh] grid-cols-4 gap-2 overflow-y-auto sm:grid-cols-6">
        {moments.toReversed().map(({ seq, at, url }) => (
          <li key={seq}>
            <button type="button" onClick={() => void revert(seq)} className="block w-full text-start">
              <img
                src={url}
                alt=""
                width={96}
                height={96}
                loading="lazy"
                className="aspect-square w-full rounded-sm object-contain"
              />
              <span className="numbers narrow block pt-1 text-xs">
                {t("revertDialog.momentSeq", { seq })}
              </span>
              <span className="narrow block truncate text-soft text-xs">{ago(tFrame, at, Date.now())}</span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
