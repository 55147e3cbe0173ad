"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPCClient } from "@/app/_api/trpc";
import type { QueuedCase } from "@/app/_api/types";
import { wordsOf } from "@/app/_api/words";
import { Dialog } from "@/app/_components/ui/dialog";
import { actsAtAll, newDraft } from "@/app/_moderation/decide/draft";
import type { Decision } from "@/core/moderation/events";
import { DecideForm } from "../decide/decide-form";
import { counted, kindWordsIn } from "../words";

export type BulkOutcome = { bulk: string; done: string[]; refused: { case: string; words: string }[] };

type BulkDialogProps = {
  /** As they were looked at. */
  cases: readonly QueuedCase[];
  onClose: () => void;
  onDone: (outcome: BulkOutcome) => void;
};

/** One decision on several cases: each has its statement, its notice and its appeal all the same. */
export function BulkDialog({ cases, onClose, onDone }: BulkDialogProps) {
  const t = useTranslations("desk");
  const tErrors = useTranslations("errors");
  const api = useTRPCClient();
  const rules = new Set(cases.flatMap((c) => c.rules));
  const [draft, setDraft] = useState(() => newDraft(rules.size === 1 ? ([...rules][0] ?? "") : ""));
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const kinds = [...new Set(cases.map((c) => c.kind))];
  // What one decision can do to all of them: a label, or the hold of a look, needs every one to be a work.
  const kind = kinds.length === 1 ? (kinds[0] ?? "work") : kinds.includes("person") ? "person" : "comment";
  const many = counted(t, cases.length, "case");

  async function decide(decision: Decision) {
    setBusy(true);
    setError(null);
    try {
      onDone(
        await api.moderation.bulk.mutate({
          cases: cases.map(({ id, version }) => ({ case: id, version })),
          decision,
        }),
      );
    } catch (fault) {
      setError(wordsOf(tErrors, fault));
      setBusy(false);
    }
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      wide
      title={t("bulkDialog.decideMany", { many })}
      description={t("bulkDialog.eachDecidedItselfThese")}
    >
      <ul className="mb-5 flex max-h-24 flex-col overflow-y-auto text-sm">
        {cases.map((c) => (
          <li key={c.id} className="flex gap-2">
            <span className="shrink-0 text-soft">{kindWordsIn(t)[c.kind]}</span>
            <span dir="auto" className="truncate">
              {c.title}
            </span>
          </li>
        ))}
      </ul>
      <div className="[--form-ground:var(--color-raised)]">
        <DecideForm
          about={{
            kind,
            name: null,
            somebody: cases.every((c) => c.concerns !== null),
            several: true,
            strikes: 0,
          }}
          draft={draft}
          onChange={setDraft}
          onDecide={(decision) => void decide(decision)}
          busy={busy}
          error={error}
          deed={
            actsAtAll(draft)
              ? t("bulkDialog.decideMany", { many })
              : t("bulkDialog.closeManyNothingAgainst", { many })
          }
        />
      </div>
    </Dialog>
  );
}
