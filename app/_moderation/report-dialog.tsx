"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { openApi } from "@/app/_api/open-api";
import { Button } from "@/app/_components/ui/button";
import { Dialog } from "@/app/_components/ui/dialog";
import { useComeIn } from "@/app/_components/use-come-in";
import type { Say } from "@/app/_words/say";
import { REPORT_LENGTH } from "@/core/moderation/limits";
import { RuleId } from "@/core/moderation/schemas";
import type { Subject } from "@/core/moderation/subjects";
import { RuleChoice } from "./rule-choice";

export type ReportDialogProps = {
  subject: Subject;
  /** What it is, in a title: "this work", "Ana". */
  what: string;
  /** Nobody yet: the report makes them a guest. */
  isNobody: boolean;
  onClose: () => void;
};

/** What helps a moderator decide, where a rule depends on something outside the picture. */
const askIn = (t: Say<"moderation">): Partial<Record<RuleId, string>> => ({
  rights: t("reportDialog.whichRightWhose"),
  law: t("reportDialog.whichLawHowBroken"),
  privacy: t("reportDialog.whosePrivateLife"),
});

/** Says that something is against a rule. One report hides nothing; what comes of it is told. */
export function ReportDialog({ subject, what, isNobody, onClose }: ReportDialogProps) {
  const t = useTranslations("moderation");
  const router = useRouter();
  const { busy, error, comeIn } = useComeIn();
  const [rule, setRule] = useState<RuleId | null>(null);
  const [sent, setSent] = useState<{ known: boolean } | null>(null);
  const asked = rule && askIn(t)[rule];

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const chosen = RuleId.safeParse(fields.get("rule"));
    if (!chosen.success) return;
    void comeIn(null, async () => {
      setSent(
        await (await openApi()).moderation.report.mutate({
          subject,
          rule: chosen.data,
          text: String(fields.get("text") ?? ""),
        }),
      );
      if (isNobody) router.refresh();
    });
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      wide
      title={
        sent
          ? sent.known
            ? t("reportDialog.reportedBefore")
            : t("reportDialog.reported")
          : t("reportDialog.reportWhat", { what })
      }
      description={sent ? undefined : t("reportDialog.whichRuleDoesBreak")}
    >
      {sent ? (
        <Sent known={sent.known} onClose={onClose} />
      ) : (
        <form onSubmit={submit} className="flex flex-col gap-6">
          <RuleChoice rule={rule} onChange={setRule} />
          <label className="flex flex-col gap-1.5">
            <span className="font-medium text-sm">
              {asked ?? t("reportDialog.whatShouldModeratorKnow")}
              {!asked && <span className="font-normal text-soft"> {t("reportDialog.mayLeaveEmpty")}</span>}
            </span>
            <textarea
              name="text"
              rows={3}
              required={Boolean(asked)}
              maxLength={REPORT_LENGTH}
              className="w-full rounded-md border border-edge bg-raised p-3"
            />
          </label>
          <WhatHappens isNobody={isNobody} />
          {error && (
            <p role="alert" className="text-danger">
              {error}
            </p>
          )}
          <Button type="submit" variant="solid" busy={busy} className="h-12">
            {t("reportDialog.sendTheReport")}
          </Button>
        </form>
      )}
    </Dialog>
  );
}

const WhatHappens = ({ isNobody }: { isNobody: boolean }) => {
  const t = useTranslations("moderation");
  return (
    <div className="flex flex-col gap-1 text-sm text-soft">
      <p>{t("reportDialog.reportHidesNothingItself")}</p>
      {isNobody && <p>{t("reportDialog.notSignedSoSent")}</p>}
    </div>
  );
};

const Sent = ({ known, onClose }: { known: boolean; onClose: () => void }) => {
  const t = useTranslations("moderation");
  return (
    <div className="flex flex-col gap-4">
      <p role="status">
        {known ? t("reportDialog.firstReportStillModerators") : t("reportDialog.thankModeratorLooksDecides")}
      </p>
      <div className="flex flex-wrap gap-3">
        <Button variant="solid" onClick={onClose}>
          {t("reportDialog.done")}
        </Button>
        <Link
          href="/me/reports"
          className="inline-flex h-11 items-center rounded-md border border-edge px-4 font-medium hover:bg-sunk"
        >
          {t("reportDialog.myReports")}
        </Link>
      </div>
    </div>
  );
};
