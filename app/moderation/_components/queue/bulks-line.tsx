"use client";

import { useTranslations } from "next-intl";
import type { BulkDone } from "@/app/_api/types";
import { clock, counted, doneWords } from "../words";

/** What was decided on many at once, for as long as it can be taken back: a toast passes, this stays. */
export function BulksLine({
  bulks,
  onUndo,
}: {
  bulks: readonly BulkDone[];
  onUndo: (bulk: BulkDone) => void;
}) {
  const t = useTranslations("desk");
  if (bulks.length === 0) return null;
  return (
    <ul
      aria-label={t("bulksLine.decidedTogether")}
      className="mt-4 divide-y divide-line rounded-md border border-line"
    >
      {bulks.map((bulk) => (
        <li key={bulk.id} className="flex flex-wrap items-center gap-x-4 px-3 py-1.5 text-sm">
          <p className="min-w-0 flex-1">
            {t("bulksLine.decidedCountedTogetherDone", {
              counted: counted(t, bulk.cases, "case"),
              done: doneWords(t, bulk.decision),
              inForce: bulk.inForce < bulk.cases ? "yes" : "no",
              counted2: counted(t, bulk.inForce, "case"),
            })}
          </p>
          <button
            type="button"
            onClick={() => onUndo(bulk)}
            className="inline-flex h-11 items-center font-medium underline underline-offset-4"
          >
            {t("bulksLine.undoAllInforce", { inForce: bulk.inForce })}
          </button>
          <span className="text-soft">{t("bulksLine.untilClock", { clock: clock(t, bulk.until) })}</span>
        </li>
      ))}
    </ul>
  );
}
