"use client";

import { Archive, CloudOff, Eye, ImageOff, ShieldAlert, Snowflake, VolumeX } from "lucide-react";
import { useTranslations } from "next-intl";
import { codeWords } from "@/app/_api/words";
import { ruleTitle } from "@/app/_moderation/rule-words";
import { useLive } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";
import { AskToEdit } from "./ask-to-edit";

/** One line under the top bar when something is not as usual: what it is, and what to do. Of the connection the line above the picture says it. */
export function Notice() {
  const tTerms = useTranslations("terms");
  const t = useTranslations("room");
  const tErrors = useTranslations("errors");
  const live = useLive();
  const connection = useSignal(live.connection);
  const blocked = useSignal(live.blocked);
  const { role } = useSignal(live.people);
  const { archived, frozen, frozenFor, render } = useSignal(live.status);

  const said = (() => {
    if (archived)
      return [
        Archive,
        role === "host" ? t("notice.haveArchivedRoomCan") : t("notice.roomArchivedCanLooked"),
      ] as const;
    if (blocked === "storage_unavailable")
      return [CloudOff, codeWords(tErrors, "storage_unavailable")] as const;
    if (render === "unavailable") return [ImageOff, codeWords(tErrors, "render_unavailable")] as const;
    if (frozenFor)
      return [
        ShieldAlert,
        t("notice.wordsforRuleTitle", {
          wordsFor: codeWords(tErrors, "frozen_by_moderators"),
          title: ruleTitle(tTerms, frozenFor),
        }),
      ] as const;
    if (frozen) {
      return [
        Snowflake,
        role === "host" ? t("notice.roomFrozenNobodyCan") : codeWords(tErrors, "frozen"),
      ] as const;
    }
    if (blocked === "muted") return [VolumeX, t("notice.hostHasMutedPulls")] as const;
    if (blocked === "viewer_only") return [Eye, codeWords(tErrors, "viewer_only")] as const;
    return null;
  })();

  if (!said) return null;
  const [Icon, words] = said;
  return (
    <div className="flex items-center justify-center gap-x-4 gap-y-2 border-line border-b bg-sunk px-4 py-2 text-sm max-md:justify-between">
      <p role="status" className="flex items-center gap-2.5">
        <Icon aria-hidden className="size-4 shrink-0" />
        {words}
      </p>
      {connection.state === "live" && !archived && <AskToEdit />}
    </div>
  );
}
