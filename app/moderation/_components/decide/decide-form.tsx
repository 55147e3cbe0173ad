"use client";

import { useTranslations } from "next-intl";
import type { FormEvent } from "react";
import { Button } from "@/app/_components/ui/button";
import { inputClass } from "@/app/_components/ui/input-class";
import {
  actsAtAll,
  type ContentMeasure,
  type Draft,
  decisionOf,
  deedWords,
  isTimed,
  missingIn,
  type PersonMeasure,
} from "@/app/_moderation/decide/draft";
import { FactsField } from "@/app/_moderation/decide/facts-field";
import { RuleField } from "@/app/_moderation/decide/rule-field";
import { UntilField } from "@/app/_moderation/decide/until-field";
import { subjectWord } from "@/app/_moderation/rule-words";
import { Statement } from "@/app/_moderation/statement";
import type { Say } from "@/app/_words/say";
import { STRIKES } from "@/core/moderation/standing";
import type { SubjectKind } from "@/core/moderation/subjects";
import { Check } from "./check";
import { Measures } from "./measures";
import { StrikeNote } from "./strike-note";

export type About = {
  kind: SubjectKind;
  /** Whom it concerns; null for several at once, or nobody. */
  name: string | null;
  /** Whether there is somebody for a measure about a person. */
  somebody: boolean;
  /** Several cases are decided at once. */
  several?: boolean;
  /** Strikes that count now. */
  strikes: number;
};

type DecideFormProps = {
  about: About;
  draft: Draft;
  onChange: (draft: Draft) => void;
  onDecide: (decision: ReturnType<typeof decisionOf>) => void;
  busy: boolean;
  error: string | null;
  /** What the button says where it is about several. */
  deed?: string;
  /** The field that begins it, for the key that goes there. */
  id?: string;
};

const contentIn = (t: Say<"desk">): readonly { value: ContentMeasure; label: string }[] => [
  { value: "none", label: t("decideForm.leave") },
  { value: "label", label: t("decideForm.label") },
  { value: "hide", label: t("decideForm.hide") },
  { value: "remove", label: t("decideForm.remove") },
];
const personIn = (t: Say<"desk">): readonly { value: PersonMeasure; label: string }[] => [
  { value: "none", label: t("decideForm.nothing") },
  { value: "warn", label: t("decideForm.warn") },
  { value: "mute", label: t("decideForm.mute") },
  { value: "suspend", label: t("decideForm.suspend") },
  { value: "ban", label: t("decideForm.ban") },
];
/** A decision with its statement of reasons, shown as the person concerned will read it. */
export function DecideForm({ about, draft, onChange, onDecide, busy, error, deed, id }: DecideFormProps) {
  const t = useTranslations("desk");
  const tTerms = useTranslations("terms");
  const tModeration = useTranslations("moderation");
  const { kind, name, somebody, strikes, several = false } = about;
  const set = (some: Partial<Draft>) => onChange({ ...draft, ...some });
  const now = Date.now();
  const missing = missingIn(tModeration, draft, now);
  const who = several ? t("decideForm.eachOfThem") : (name ?? t("decideForm.whomItConcerns"));
  const content = contentIn(t)
    .filter(({ value }) => value !== "label" || kind === "work")
    .map((one) =>
      kind === "room" && one.value === "remove" ? { ...one, label: t("decideForm.close") } : one,
    );

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!missing) onDecide(decisionOf(draft, kind, Date.now()));
  }

  return (
    <form id={id} onSubmit={submit} className="flex flex-col gap-4">
      {kind !== "person" && (
        <Measures
          legend={
            several
              ? t("decideForm.whatTheyMade")
              : t("decideForm.theValue", { value: subjectWord(tTerms, kind) })
          }
          name="content"
          value={draft.content}
          options={content}
          onChange={(value) => set({ content: value })}
        />
      )}
      {draft.content === "label" && (
        <label className="block">
          <span className="mb-1 block text-sm text-soft">{t("decideForm.wordsLabel")}</span>
          <input
            value={draft.label}
            maxLength={120}
            onChange={(event) => set({ label: event.target.value })}
            className={inputClass}
          />
        </label>
      )}
      {somebody && (
        <Measures
          legend={name ?? t("decideForm.theyThemselves")}
          name="person"
          value={draft.person}
          options={personIn(t)}
          onChange={(value) =>
            set({ person: value, ...(value !== "ban" && draft.span === "never" ? { span: "7" } : {}) })
          }
        />
      )}
      {isTimed(draft.person) && <UntilField draft={draft} onChange={set} />}
      {somebody && actsAtAll(draft) && (
        <Check checked={draft.strike} onChange={(strike) => set({ strike })}>
          {t("decideForm.countsStrike")}
          {name && (
            <span className="text-soft">
              {t("decideForm.strikesStrikesNow", { strikes, sTRIKES: STRIKES })}
            </span>
          )}
        </Check>
      )}
      {draft.strike && name && (
        <StrikeNote
          draft={draft}
          name={name}
          strikes={strikes}
          onPropose={() => set({ person: "suspend", span: "7" })}
        />
      )}
      {kind === "work" && draft.content === "remove" && (
        <Check checked={draft.blockFingerprint} onChange={(blockFingerprint) => set({ blockFingerprint })}>
          {t("decideForm.holdWhateverLooksLike")}
        </Check>
      )}
      <RuleField rule={draft.rule} onChange={set} />
      <FactsField facts={draft.facts} onChange={set} />
      <details className="group rounded-md border border-line" open>
        <summary className="flex min-h-11 cursor-pointer items-center px-3 text-sm text-soft">
          {t("decideForm.whoWillRead", { who })}
        </summary>
        <div className="border-line border-t p-3 text-sm">
          {draft.rule === "" || draft.facts.trim() === "" ? (
            <p className="text-soft">{t("decideForm.chooseRuleSayWhat")}</p>
          ) : (
            <Statement
              decision={decisionOf(draft, kind, now)}
              kind={kind}
              {...(actsAtAll(draft) ? {} : { appeal: null })}
            />
          )}
        </div>
      </details>
      {error && (
        <p role="alert" className="text-danger">
          {error}
        </p>
      )}
      <div className="-mx-1 flex flex-col gap-1.5 bg-(--form-ground) px-1 py-2 lg:sticky lg:-bottom-1">
        <Button
          type="submit"
          variant={actsAtAll(draft) ? "danger" : "solid"}
          busy={busy}
          disabled={missing !== null}
          className="h-12 whitespace-normal leading-tight"
        >
          {deed ?? deedWords(tModeration, draft, kind, name ?? "")}
        </Button>
        {missing && <p className="text-sm text-soft">{missing}</p>}
      </div>
    </form>
  );
}
