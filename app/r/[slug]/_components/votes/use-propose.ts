import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { say } from "@/app/_components/ui/toasts";
import { useLive } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";
import type { Edit } from "@/core/picture/edits/edit";

/** Proposes a picture to the others; null where nobody else is here who may edit, or I may not. Answers whether it was proposed. */
export function usePropose():
  | ((what: { edits: readonly Edit[] } | { moment: number }) => Promise<boolean>)
  | null {
  const t = useTranslations("room");
  const live = useLive();
  useSignal(live.people);
  const blocked = useSignal(live.blocked);
  const propose = useCallback(
    async (what: { edits: readonly Edit[] } | { moment: number }) => {
      const asked = "edits" in what ? { edits: [...what.edits] } : what;
      const done = await live.command({ kind: "propose", ...asked });
      if (done) {
        live.news.set(t("votes.isProposed"));
        void say(t("votes.isProposed"), "proposed");
      }
      return done;
    },
    [live, t],
  );
  const mayPropose = (blocked === null || blocked === "looking_back") && live.othersEdit;
  return mayPropose ? propose : null;
}
