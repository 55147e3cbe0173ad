"use client";

import { type FormEvent, useState } from "react";
import { useTRPCClient } from "@/app/_api/trpc";
import type { AdminPerson } from "@/app/_api/types";
import { Button } from "@/app/_components/ui/button";
import { Dialog } from "@/app/_components/ui/dialog";
import { Choice } from "@/app/_components/ui/field";
import { inputClass } from "@/app/_components/ui/input-class";
import { RULE_IDS, RULES, RuleId } from "@/core/moderation/rules";
import { subjectOf } from "@/core/moderation/subjects";
import { SelectField, TextField } from "../fields";
import { useAct } from "../use-act";

const MEASURES = [
  { value: "mute", label: "Mute", hint: "May not chat or comment anywhere." },
  { value: "suspend", label: "Suspend", hint: "Out now, and back by themselves when it ends." },
  { value: "ban", label: "Ban", hint: "Out now, and no new guest from that browser." },
] as const;
type Measure = (typeof MEASURES)[number]["value"];
const SPANS = [
  { value: "1", label: "1 day" },
  { value: "7", label: "7 days" },
  { value: "30", label: "30 days" },
  { value: "365", label: "a year" },
];
const DAY = 86_400_000;

/** Decides on a person, through a case like any other: with its reasons, its notice, its place in the log and its appeal. */
export function RestrictDialog({ person, onClose }: { person: AdminPerson; onClose: () => void }) {
  const api = useTRPCClient();
  const { act, busy, error } = useAct();
  const [measure, setMeasure] = useState<Measure>("ban");

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const days = Number(fields.get("days"));
    const { actor } = person;
    if (!actor) return;
    const done = await act(
      () =>
        api.moderation.decideOn.mutate({
          subject: subjectOf("person", actor),
          decision: {
            content: "none",
            person: measure,
            until: days > 0 ? Date.now() + days * DAY : null,
            strike: true,
            rule: RuleId.parse(fields.get("rule")),
            facts: String(fields.get("facts")),
            label: null,
            blockFingerprint: false,
          },
        }),
      `${person.name}: ${measure === "ban" ? "banned" : measure === "mute" ? "muted" : "suspended"}.`,
    );
    if (done) onClose();
  }

  const spans = measure === "ban" ? [{ value: "0", label: "no end" }, ...SPANS] : SPANS;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Mute, suspend or ban ${person.name}`}
      description="They are told what you write here, and can appeal to another moderator."
    >
      <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-5">
        <Choice
          legend="What"
          name="measure"
          value={measure}
          options={MEASURES}
          onChange={(value) => setMeasure(value)}
        />
        <SelectField label="Until" name="days" options={spans} />
        <SelectField
          label="Which rule"
          name="rule"
          options={RULE_IDS.map((id) => ({ value: id, label: RULES[id].title }))}
        />
        <TextField label="What was found" hint="The facts, for the person to read.">
          {(ids) => (
            <textarea
              {...ids}
              name="facts"
              required
              minLength={10}
              maxLength={2000}
              rows={3}
              className={`${inputClass} h-auto py-2`}
            />
          )}
        </TextField>
        {error && (
          <p role="alert" className="text-danger">
            {error}
          </p>
        )}
        <Button type="submit" look="danger" busy={busy} className="h-12">
          {measure === "ban" ? "Ban" : measure === "mute" ? "Mute" : "Suspend"}
        </Button>
      </form>
    </Dialog>
  );
}
