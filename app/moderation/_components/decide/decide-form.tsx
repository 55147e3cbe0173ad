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
import { Statement } from "@/app/_moderation/statement";
import { STRIKES } from "@/core/moderation/standing";
import type { SubjectKind } from "@/core/moderation/subjects";
import { KIND_WORDS } from "../words";
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

const CONTENT: readonly { value: ContentMeasure; label: string }[] = [
  { value: "none", label: "Leave" },
  { value: "label", label: "Label" },
  { value: "hide", label: "Hide" },
  { value: "remove", label: "Remove" },
];
const PERSON: readonly { value: PersonMeasure; label: string }[] = [
  { value: "none", label: "Nothing" },
  { value: "warn", label: "Warn" },
  { value: "mute", label: "Mute" },
  { value: "suspend", label: "Suspend" },
  { value: "ban", label: "Ban" },
];
/** A decision with its statement of reasons, shown as the person concerned will read it. */
export function DecideForm({ about, draft, onChange, onDecide, busy, error, deed, id }: DecideFormProps) {
  const tModeration = useTranslations("moderation");

  const { kind, name, somebody, strikes, several = false } = about;
  const set = (some: Partial<Draft>) => onChange({ ...draft, ...some });
  const now = Date.now();
  const missing = missingIn(tModeration, draft, now);
  const who = several ? "each of them" : (name ?? "whom it concerns");
  const content = CONTENT.filter(({ value }) => value !== "label" || kind === "work").map((one) =>
    kind === "room" && one.value === "remove" ? { ...one, label: "Close" } : one,
  );

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!missing) onDecide(decisionOf(draft, kind, Date.now()));
  }

  return (
    <form id={id} onSubmit={submit} className="flex flex-col gap-4">
      {kind !== "person" && (
        <Measures
          legend={several ? "What they made" : `The ${KIND_WORDS[kind].toLowerCase()}`}
          name="content"
          value={draft.content}
          options={content}
          onChange={(value) => set({ content: value })}
        />
      )}
      {draft.content === "label" && (
        <label className="block">
          <span className="mb-1 block text-sm text-soft">Words of the label</span>
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
          legend={name ?? "They themselves"}
          name="person"
          value={draft.person}
          options={PERSON}
          onChange={(value) =>
            set({ person: value, ...(value !== "ban" && draft.span === "never" ? { span: "7" } : {}) })
          }
        />
      )}
      {isTimed(draft.person) && <UntilField draft={draft} onChange={set} />}
      {somebody && actsAtAll(draft) && (
        <Check checked={draft.strike} onChange={(strike) => set({ strike })}>
          Counts as a strike
          {name && (
            <span className="text-soft">
              : {strikes} of {STRIKES} now
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
          Hold whatever looks like it
        </Check>
      )}
      <RuleField rule={draft.rule} onChange={set} />
      <FactsField facts={draft.facts} onChange={set} />
      <details className="group rounded-md border border-line" open>
        <summary className="flex min-h-11 cursor-pointer items-center px-3 text-sm text-soft">
          As {who} will read it
        </summary>
        <div className="border-line border-t p-3 text-sm">
          {draft.rule === "" || draft.facts.trim() === "" ? (
            <p className="text-soft">Choose a rule and say what was found.</p>
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
