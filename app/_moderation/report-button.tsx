"use client";

import { Flag } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { later } from "@/app/_components/later";
import { Button } from "@/app/_components/ui/button";
import { IconButton } from "@/app/_components/ui/icon-button";
import { useHydrated } from "@/app/_components/use-hydrated";
import type { Subject } from "@/core/moderation/subjects";

/** Fetched when somebody means to report. */
export const ReportDialog = later(() => import("./report-dialog").then((module) => module.ReportDialog));

type ReportButtonProps = {
  subject: Subject;
  what: string;
  isNobody: boolean;
  /** `words`: a button that says so; `line`: a quiet word in a line of text; `icon`: a flag. */
  variant?: "words" | "line" | "icon";
  side?: "top" | "bottom" | "left" | "right";
};

/** Where one says that something is against the rules. Not for what is one's own. */
export function ReportButton({ subject, what, isNobody, variant = "words", side }: ReportButtonProps) {
  const t = useTranslations("moderation");
  const hydrated = useHydrated();
  const [open, setOpen] = useState(false);
  const show = { disabled: !hydrated, onClick: () => setOpen(true) };
  const label = t("reportButton.reportWhat", { what });
  return (
    <>
      {variant === "words" && (
        <Button variant="quiet" {...show} aria-label={label}>
          <Flag aria-hidden />
          {t("reportButton.report")}
        </Button>
      )}
      {variant === "line" && (
        <button
          type="button"
          aria-label={label}
          className="touch text-soft underline underline-offset-2 hover:text-ink"
          {...show}
        >
          {t("reportButton.report")}
        </button>
      )}
      {variant === "icon" && (
        <IconButton label={label} side={side} {...show}>
          <Flag aria-hidden />
        </IconButton>
      )}
      {open && (
        <ReportDialog subject={subject} what={what} isNobody={isNobody} onClose={() => setOpen(false)} />
      )}
    </>
  );
}
