"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/app/_components/ui/button";
import type { Say } from "@/app/_words/say";
import { TextAct } from "./text-act";
import type { CaseHandle } from "./use-case";

export type Writing = "note" | "escalate" | "restore" | null;
type QuickActsProps = { desk: CaseHandle; writing: Writing; onWriting: (writing: Writing) => void };

const formsIn = (t: Say<"desk">) =>
  ({
    note: {
      label: t("quickActs.note"),
      hint: t("quickActs.forModeratorsAlone"),
      verb: t("quickActs.keepTheNote"),
      done: t("quickActs.noteKept"),
    },
    escalate: {
      label: t("quickActs.whyGoesAdmins"),
      hint: t("quickActs.forModeratorsAlone"),
      verb: t("quickActs.passItOn"),
      done: t("quickActs.passedAdmins"),
    },
    restore: {
      label: t("quickActs.whyRestored"),
      hint: t("quickActs.personConcernedReads"),
      verb: t("quickActs.restoreEverything"),
      done: t("quickActs.restored"),
    },
  }) as const;

/** What can be done besides deciding. */
export function QuickActs({ desk, writing, onWriting }: QuickActsProps) {
  const t = useTranslations("desk");
  const { found, busy } = desk;
  const { mine, state, escalated, claimedBy } = found;
  const waits = state === "open" || state === "appealed";
  const form = writing && formsIn(t)[writing];
  const write = (text: string) => {
    if (!writing || !form) return Promise.resolve(false);
    return desk.act(
      writing === "restore" ? { kind: writing, why: text } : { kind: writing, text },
      form.done,
    );
  };
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap gap-2">
        {waits && (
          <Button
            busy={busy}
            onClick={() =>
              void desk.act(
                { kind: mine.claimed ? "release" : "claim" },
                mine.claimed ? t("quickActs.nobodysAgain") : t("quickActs.itIsYours"),
              )
            }
          >
            {mine.claimed ? t("quickActs.letGo") : claimedBy ? t("quickActs.takeOver") : t("quickActs.claim")}
          </Button>
        )}
        <Button
          aria-expanded={writing === "note"}
          onClick={() => onWriting(writing === "note" ? null : "note")}
        >
          {t("quickActs.note")}
        </Button>
        {waits && !escalated && (
          <Button
            aria-expanded={writing === "escalate"}
            onClick={() => onWriting(writing === "escalate" ? null : "escalate")}
          >
            {t("quickActs.toTheAdmins")}
          </Button>
        )}
      </div>
      {form && writing && (
        <TextAct key={writing} {...form} busy={busy} onDo={write} onClose={() => onWriting(null)} />
      )}
    </div>
  );
}
