"use client";

import { type FormEvent, useId, useState } from "react";
import { Button } from "@/app/_components/ui/button";
import { inputClass } from "@/app/_components/ui/input-class";
import { REASONS_LENGTH } from "@/core/moderation/events";
import { Measures } from "../decide/measures";
import { moment } from "../words";
import type { CaseHandle } from "./use-case";

const OUTCOMES = [
  { value: "upheld", label: "It stands" },
  { value: "overturned", label: "Overturn it" },
] as const;
type Outcome = (typeof OUTCOMES)[number]["value"];
const FEWEST = 10;

/** What the person concerned says to the decision; and the answer, by somebody who did not make it. */
export function AppealPanel({ desk }: { desk: CaseHandle }) {
  const { appeal, appeals, state, mine } = desk.found;
  if (!appeal) return null;
  return (
    <section aria-label="Appeal" className="rounded-md border border-edge p-4">
      {appeals.map(({ by, byName, at, text }) => (
        <div key={`${by}-${at}`} className="[&+&]:mt-4">
          <h2 className="font-semibold">{byName} appeals</h2>
          <p className="text-sm text-soft">{moment(at)} UTC</p>
          <blockquote
            dir="auto"
            className="mt-2 whitespace-pre-line wrap-anywhere border-edge border-l-2 pl-3"
          >
            {text}
          </blockquote>
        </div>
      ))}
      {appeal.outcome && (
        <div className="mt-3">
          <p className="font-medium">{appeal.outcome === "upheld" ? "The decision stands" : "Overturned"}</p>
          <p dir="auto" className="whitespace-pre-line wrap-anywhere text-soft">
            {appeal.reasons}
          </p>
        </div>
      )}
      {state === "appealed" && !mine.own && (mine.decided ? <NotYours /> : <Answer desk={desk} />)}
    </section>
  );
}

const NotYours = () => (
  <p role="status" className="mt-3">
    <span className="font-medium">You made this decision.</span>{" "}
    <span className="text-soft">Its appeal is answered by another moderator.</span>
  </p>
);

const GIVEN_BACK = {
  freeze:
    "The room is open again at once, if it is still frozen by this decision; what its host froze stays frozen.",
  kick: "They are what they were in the room again, at once; a host who is removed comes back as an editor.",
  revert:
    "What was set back comes back at once, wherever nobody has changed it since. What was changed since stays, and the case says so.",
} as const;

function Answer({ desk }: { desk: CaseHandle }) {
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
        ? "The decision stands."
        : live
          ? "Overturned. The case says what came back."
          : "Overturned: everything is given back.",
    );
  }
  return (
    <form onSubmit={submit} className="mt-4 flex flex-col gap-3">
      <Measures
        legend="Your answer"
        name="outcome"
        value={outcome}
        options={OUTCOMES}
        onChange={setOutcome}
      />
      {outcome === "overturned" && (
        <p className="text-sm text-soft">
          {live
            ? GIVEN_BACK[live.measure.kind]
            : "Everything that the decision took is given back: the thing, the person’s standing, the strike, the hold of its look. Those who reported it are told."}
        </p>
      )}
      <div>
        <label htmlFor={id} className="mb-1 block text-sm text-soft">
          Why, for <bdi>{appeals.length > 1 ? "all whom it concerns" : (concerns?.name ?? "them")}</bdi> to
          read
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
        {outcome === "overturned" ? "Overturn the decision" : "Let the decision stand"}
      </Button>
      {isShort && <p className="-mt-1 text-sm text-soft">Say why, in ten characters or more.</p>}
    </form>
  );
}
