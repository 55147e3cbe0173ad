"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import type { CaseData, CaseEvidence } from "@/app/_api/types";
import { Button } from "@/app/_components/ui/button";
import { type Draft, newDraft } from "@/app/_moderation/decide/draft";
import type { Say } from "@/app/_words/say";
import type { Decision } from "@/core/moderation/events";
import { DecideForm } from "../decide/decide-form";
import type { Called } from "../evidence/called";
import { Flags } from "../evidence/flags";
import { Lineage } from "../evidence/lineage";
import { PersonCard } from "../evidence/person-card";
import { Replay } from "../evidence/replay";
import { Thing } from "../evidence/thing";
import { KeysHelp } from "../keys-help";
import { useKeys } from "../use-keys";
import { doneWords } from "../words";
import { AppealPanel } from "./appeal-panel";
import { Banners } from "./banners";
import { CaseHead } from "./case-head";
import { DecideAgain } from "./decide-again";
import { DecisionInForce } from "./decision-in-force";
import { HistoryList } from "./history-list";
import { LiveNote } from "./live-note";
import { QuickActs, type Writing } from "./quick-acts";
import { Context, Reports } from "./said";
import { useCase } from "./use-case";
import { useNeighbours } from "./use-neighbours";

const keysIn = (t: Say<"desk">) =>
  [
    ["c", t("caseDesk.claimLetGo")],
    ["d", t("caseDesk.decide")],
    ["n", t("caseDesk.writeANote")],
    ["e", t("caseDesk.passAdmins")],
    ["p", t("caseDesk.replayTheRoom")],
    ["j k", t("caseDesk.nextPreviousCase")],
    ["q", t("caseDesk.backQueue")],
    ["?", t("caseDesk.showTheKeys")],
  ] as const;

type CaseDeskProps = { first: CaseData; evidence: CaseEvidence; called: Called | null; now: number };

/** One case: what there is to see on the left, what there is to do on the right. */
export function CaseDesk({ first, evidence, called, now }: CaseDeskProps) {
  const t = useTranslations("desk");
  const router = useRouter();
  const desk = useCase(first);
  const { found } = desk;
  const { mine, state, kind, concerns, decision, appeal } = found;
  const neighbours = useNeighbours(found.id);
  const [draft, setDraft] = useState<Draft>(() => newDraft(gravest(first)));
  const [again, setAgain] = useState(false);
  const [writing, setWriting] = useState<Writing>(null);
  const [help, setHelp] = useState(false);
  const [replays, setReplays] = useState(false);
  const aside = useRef<HTMLElement>(null);
  const isOpen = state === "open" || (again && state !== "appealed");

  const goTo = (id: string | null) => id && router.push(`/moderation/cases/${id}`);
  const waits = state === "open" || state === "appealed";
  const decideNow = () => {
    // What was done in a live room is all that its case is about.
    if (found.live && state !== "appealed") return;
    if (!isOpen && state !== "appealed") setAgain(true);
    requestAnimationFrame(() => {
      aside.current?.scrollIntoView({ block: "start" });
      aside.current?.querySelector<HTMLElement>("form input:checked, form textarea")?.focus();
    });
  };
  useKeys({
    j: () => goTo(neighbours.next),
    k: () => goTo(neighbours.previous),
    q: () => router.push(neighbours.back),
    p: () => setReplays(true),
    "?": () => setHelp(true),
    ...(mine.own
      ? {}
      : {
          c: () =>
            waits &&
            void desk.act(
              { kind: mine.claimed ? "release" : "claim" },
              mine.claimed ? t("caseDesk.nobodysAgain") : t("caseDesk.itIsYours"),
            ),
          d: decideNow,
          n: () => setWriting("note"),
          e: () => waits && !found.escalated && setWriting("escalate"),
        }),
  });

  async function decide(made: Decision) {
    if (
      !(await desk.act(
        { kind: "decide", decision: made },
        t("caseDesk.decidedDone", { done: doneWords(t, made) }),
      ))
    )
      return;
    setDraft(newDraft(gravest(found)));
    setAgain(false);
  }

  return (
    <>
      <CaseHead
        found={found}
        neighbours={neighbours}
        keys={<KeysHelp keys={keysIn(t)} open={help} onOpenChange={setHelp} />}
      />
      <Banners desk={desk} />
      <div className="grid gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_24rem] 2xl:grid-cols-[minmax(0,1fr)_30rem]">
        <div className="flex min-w-0 flex-col gap-6">
          <Thing found={found} evidence={evidence} called={called} />
          <Reports found={found} />
          <Flags found={found} evidence={evidence} />
          <Context found={found} />
          <Lineage desk={desk} evidence={evidence} />
          {evidence.room && (
            <Replay id={found.id} room={evidence.room} open={replays} onOpen={() => setReplays(true)} />
          )}
          <PersonCard found={found} person={evidence.person} now={now} />
          <HistoryList found={found} />
          {!mine.own && waits && (
            <Button
              variant="solid"
              className="sticky bottom-4 h-12 shadow-xl sm:self-end sm:px-10 lg:hidden"
              onClick={decideNow}
            >
              {state === "appealed" ? t("caseDesk.toTheAppeal") : t("caseDesk.decide")}
            </Button>
          )}
        </div>
        <aside
          ref={aside}
          aria-label={t("caseDesk.whatToDo")}
          className="flex min-w-0 scroll-mt-4 flex-col gap-5 lg:sticky lg:top-4 lg:max-h-[calc(100dvh-2rem)] lg:self-start lg:overflow-y-auto lg:p-1"
        >
          <LiveNote found={found} />
          <DecisionInForce desk={desk} onRestore={() => setWriting("restore")} />
          {appeal && <AppealPanel desk={desk} />}
          {!mine.own && <QuickActs desk={desk} writing={writing} onWriting={setWriting} />}
          {!mine.own && !isOpen && !found.live && (
            <DecideAgain state={state} hasDecision={decision !== null} draft={draft} onAgain={decideNow} />
          )}
          {desk.error && !isOpen && (
            <p role="alert" className="text-danger">
              {desk.error}
            </p>
          )}
          {!mine.own && isOpen && (
            <section
              aria-label={t("caseDesk.decide")}
              className="border-line border-t pt-4 [--form-ground:var(--color-paper)]"
            >
              <DecideForm
                about={{
                  kind,
                  name: concerns?.name ?? null,
                  somebody: concerns !== null,
                  strikes: concerns?.strikes ?? 0,
                }}
                draft={draft}
                onChange={setDraft}
                onDecide={(made) => void decide(made)}
                busy={desk.busy}
                error={desk.error}
              />
            </section>
          )}
        </aside>
      </div>
    </>
  );
}

/** The rule that most weight of reports is on. */
function gravest({ reports }: CaseData): Draft["rule"] {
  const weights = new Map<Draft["rule"], number>();
  for (const { rule, weight } of reports) weights.set(rule, (weights.get(rule) ?? 0) + weight);
  return [...weights].sort((a, b) => b[1] - a[1])[0]?.[0] ?? "";
}
