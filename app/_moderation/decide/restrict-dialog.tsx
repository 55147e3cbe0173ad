"use client";

import { type FormEvent, useState } from "react";
import { useTRPCClient } from "@/app/_api/trpc";
import { Button } from "@/app/_components/ui/button";
import { Dialog } from "@/app/_components/ui/dialog";
import { Choice } from "@/app/_components/ui/field";
import type { ActorId } from "@/core/kernel/ids/ids";
import { subjectOf } from "@/core/moderation/subjects";
import { type Draft, decisionOf, missingIn, newDraft } from "./draft";
import { FactsField } from "./facts-field";
import { RuleField } from "./rule-field";
import { UntilField } from "./until-field";

const MEASURES = [
  { value: "mute", label: "Mute", hint: "May not chat or comment anywhere.", done: "muted" },
  {
    value: "suspend",
    label: "Suspend",
    hint: "Out of every room within a second, and back by themselves when it ends.",
    done: "suspended",
  },
  {
    value: "ban",
    label: "Ban",
    hint: "Out of every room within a second, and no new guest from that browser.",
    done: "banned",
  },
] as const;

type RestrictDialogProps = {
  actor: ActorId;
  name: string;
  /** Whether taking their voice alone is among what is offered. */
  mutes?: boolean;
  /** Does it, and says that it was done. */
  act: (what: () => Promise<unknown>, done: string) => void;
  busy: boolean;
  error: string | null;
  onClose: () => void;
};

/** Keeps somebody from the whole site, through a case like any other: with its reasons, its notice, its place in the log and its appeal. */
export function RestrictDialog(props: RestrictDialogProps) {
  const { actor, name, mutes = false, act, busy, error, onClose } = props;
  const api = useTRPCClient();
  const [draft, setDraft] = useState<Draft>({ ...newDraft(""), person: "ban", span: "never", strike: true });
  const set = (some: Partial<Draft>) => setDraft((now) => ({ ...now, ...some }));
  const chosen = MEASURES.find(({ value }) => value === draft.person) ?? MEASURES[2];
  const missing = missingIn(draft, Date.now());

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const decision = decisionOf(draft, "person", Date.now());
    act(
      () => api.moderation.decideOn.mutate({ subject: subjectOf("person", actor), decision }),
      `${name} is ${chosen.done}, and was told why.`,
    );
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`${mutes ? "Mute, suspend" : "Suspend"} or ban ${name}`}
      description="They are told what you write here, and can appeal to another moderator."
    >
      <form onSubmit={submit} className="flex flex-col gap-5">
        <Choice
          legend="What"
          name="measure"
          value={chosen.value}
          options={mutes ? MEASURES : MEASURES.slice(1)}
          onChange={(person) =>
            set({ person, ...(person !== "ban" && draft.span === "never" ? { span: "7" } : {}) })
          }
        />
        <UntilField draft={draft} onChange={set} />
        <RuleField rule={draft.rule} onChange={set} />
        <FactsField facts={draft.facts} onChange={set} />
        {error && (
          <p role="alert" className="text-danger">
            {error}
          </p>
        )}
        <div className="flex flex-col gap-1.5">
          <Button type="submit" variant="danger" busy={busy} disabled={missing !== null} className="h-12">
            {chosen.label}
          </Button>
          {missing && <p className="text-sm text-soft">{missing}</p>}
        </div>
      </form>
    </Dialog>
  );
}
