"use client";

import { useTranslations } from "next-intl";
import { useTRPCClient } from "@/app/_api/trpc";
import { Button } from "@/app/_components/ui/button";
import { Statement } from "@/app/_moderation/statement";
import { UNDO_MS } from "@/core/moderation/case";
import { clock, doneWords, moment } from "../words";
import type { CaseHandle } from "./use-case";

/** The decision that stands: what was said, and how it is taken back. */
export function DecisionInForce({ desk, onRestore }: { desk: CaseHandle; onRestore: () => void }) {
  const t = useTranslations("desk");
  const api = useTRPCClient();
  const { found, busy } = desk;
  const { decision, state, kind, mine } = found;
  if (!decision) return null;
  const until = decision.at + UNDO_MS;
  const isSlip = state === "decided" && Date.now() < until;
  const { bulk } = decision;
  const undoAll = async (id: string) => {
    await desk.attempt(
      () => api.moderation.undoBulk.mutate({ bulk: id }),
      t("decisionInForce.takenBackAllThem"),
    );
  };
  return (
    <section aria-label={t("decisionInForce.decisionStands")} className="rounded-md border border-edge p-4">
      <h2 className="font-semibold first-letter:uppercase">{doneWords(t, decision)}</h2>
      <p className="text-sm text-soft">
        {t.rich("decisionInForce.momentUtc", {
          bdi: () => <bdi>{mine.decided ? t("decisionInForce.you") : decision.byName}</bdi>,
          moment: moment(t, decision.at),
        })}
      </p>
      <details className="mt-1">
        <summary className="inline-flex min-h-11 cursor-pointer items-center text-sm underline underline-offset-4">
          {t("decisionInForce.statementReasons")}
        </summary>
        <div className="mt-1 text-sm">
          <Statement decision={decision} kind={kind} appeal={null} />
        </div>
      </details>
      {!mine.own && (
        <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-2">
          {isSlip && (
            <Button
              busy={busy}
              onClick={() => void desk.act({ kind: "undo" }, t("decisionInForce.takenBackIfHad"))}
            >
              {t("decisionInForce.undo")}
            </Button>
          )}
          {isSlip && bulk && mine.decided && (
            <Button busy={busy} onClick={() => void undoAll(bulk)}>
              {t("decisionInForce.undoAllDecidedTogether")}
            </Button>
          )}
          {state !== "appealed" && <Button onClick={onRestore}>{t("decisionInForce.restore")}</Button>}
          {isSlip && (
            <span className="text-sm text-soft" suppressHydrationWarning>
              {t("decisionInForce.undoUntilClock", { clock: clock(t, until) })}
            </span>
          )}
        </div>
      )}
    </section>
  );
}
