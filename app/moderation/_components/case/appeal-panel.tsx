"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/app/_components/ui/button";
import { inputClass } from "@/app/_components/ui/input-class";
import type { Say } from "@/app/_words/say";
import { REASONS_LENGTH } from "@/core/moderation/limits";
import { Measures } from "../decide/measures";
import { moment } from "../words";
import type { CaseHandle } from "./use-case";

const outcomesIn = (t: Say<"desk">) =>
  [
    { value: "upheld", label: t("appealPanel.itStands") },
    { value: "overturned", label: t("appealPanel.overturnIt") },
  ] as const;
type Outcome = ReturnType<typeof outcomesIn>[number]["value"];
const FEWEST = 10;

/** What the person concerned says to the decision; and the answer, by somebody who did not make it. */
export function AppealPanel({ desk }: { desk: CaseHandle }) {
  const t = useTranslations("desk");
  const { appeal, appeals, state, mine } = desk.found;
  if (!appeal) return null;
  return (
    <section aria-label={t("appealPanel.appeal")} className="rounded-md border border-edge p-4">
      {appeals.map(({ by, byName, at, text }) => (
        <div key={`${by}-${at}`} className="[&+&]:mt-4">
          <h2 className="font-semibold">{t("appealPanel.bynameAppeals", { byName })}</h2>
          <p className="text-sm text-soft">{t("appealPanel.momentUtc", { moment: moment(t, at) })}</p>
          <blockquote
            dir="auto"
            className="mt-2 whitespace-pre-line wrap-anywhere border-edge border-s-2 ps-3"
          >
            {text}
          </blockquote>
        </div>
      ))}
      {appeal.outcome && (
        <div className="mt-3">
          <p className="font-medium">
            {appeal.outcome === "upheld" ? t("appealPanel.theDecisionStands") : t("appealPanel.overturned")}
          </p>
          <p dir="auto" className="whitespace-pre-line wrap-anywhere text-soft">
            {appeal.reasons}
          </p>
        </div>
      )}
      {state === "appealed" && !mine.own && (mine.decided ? <NotYours /> : <Answer desk={desk} />)}
    </section>
  );
}

const NotYours = () => {
  const t = useTranslations("desk");
  return (
    <p role="status" className="mt-3">
      <span className="font-medium">{t("appealPanel.madeDecision")}</span>{" "}
      <span className="text-soft">{t("appealPanel.appealAnsweredAnotherModerator")}</span>
    </p>
  );
};

const givenBackIn = (t: Say<"desk">) =>
  ({
    freeze: t("appealPanel.roomOpenAgainOnce"),
    kick: t("appealPanel.theyWhatTheyRoom"),
    revert: t("appealPanel.whatSetBackComes"),
  }) as const;

function Answer({ desk }: { desk: CaseHandle }) {
  const t = useTranslations("desk");
  const { live, appeals, concerns } = desk.found;
  const id = useId();
  const [outcome, setOutcome] = useState<Outcome>("upheld");
  const [reasons, setReasons] = useState("");
  const isShort = reasons.trim().length < FEWEST;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    void desk.act(
      { kind: "answer-appeal", outcome, reasons: reasons.trim() },
      outcome === "upheld"
        ? t("appealPanel.theDecisionStands2")
        : live
          ? t("appealPanel.overturnedCaseSaysWhat")
          : t("appealPanel.overturnedEverythingGivenBack"),
    );
  }
  return (
    <form onSubmit={submit} className="mt-4 flex flex-col gap-3">
      <Measures
        legend={t("appealPanel.yourAnswer")}
        name="outcome"
        value={outcome}
        options={outcomesIn(t)}
        onChange={setOutcome}
      />
      {outcome === "overturned" && (
        <p className="text-sm text-soft">
          {live ? givenBackIn(t)[live.measure.kind] : t("appealPanel.everythingDecisionTookGiven")}
        </p>
      )}
      <div>
        <label htmlFor={id} className="mb-1 block text-sm text-soft">
          {t.rich("appealPanel.whyRead", {
            bdi: () => (
              <bdi>
                {appeals.length > 1
                  ? t("appealPanel.allWhomConcerns")
                  : (concerns?.name ?? t("appealPanel.them"))}
              </bdi>
            ),
          })}
        </label>
        <textarea
          id={id}
          value={reasons}
          rows={4}
          maxLength={REASONS_LENGTH}
          onChange={(event) => setReasons(event.target.value)}
          className={`${inputClass} h-auto py-2`}
        />
      </div>
      <Button type="submit" variant="solid" busy={desk.busy} disabled={isShort} className="h-12">
        {outcome === "overturned" ? t("appealPanel.overturnTheDecision") : t("appealPanel.letDecisionStand")}
      </Button>
      {isShort && <p className="-mt-1 text-sm text-soft">{t("appealPanel.sayWhyTenCharacters")}</p>}
    </form>
  );
}
