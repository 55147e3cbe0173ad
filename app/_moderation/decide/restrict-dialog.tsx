"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTRPCClient } from "@/app/_api/trpc";
import { Button } from "@/app/_components/ui/button";
import { Dialog } from "@/app/_components/ui/dialog";
import { Choice } from "@/app/_components/ui/field";
import type { Say } from "@/app/_words/say";
import type { ActorId } from "@/core/kernel/ids/ids";
import { subjectOf } from "@/core/moderation/subjects";
import { type Draft, decisionOf, missingIn, newDraft } from "./draft";
import { FactsField } from "./facts-field";
import { RuleField } from "./rule-field";
import { UntilField } from "./until-field";

const measuresIn = (t: Say<"moderation">) =>
  [
    {
      value: "mute",
      label: t("restrictDialog.mute"),
      hint: t("restrictDialog.mayNotChatComment"),
      done: t("restrictDialog.muted"),
    },
    {
      value: "suspend",
      label: t("restrictDialog.suspend"),
      hint: t("restrictDialog.outEveryRoomWithin"),
      done: t("restrictDialog.suspended"),
    },
    {
      value: "ban",
      label: t("restrictDialog.ban"),
      hint: t("restrictDialog.outEveryRoomWithin2"),
      done: t("restrictDialog.banned"),
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
  const t = useTranslations("moderation");
  const { actor, name, mutes = false, act, busy, error, onClose } = props;
  const api = useTRPCClient();
  const [draft, setDraft] = useState<Draft>({ ...newDraft(""), person: "ban", span: "never", strike: true });
  const set = (some: Partial<Draft>) => setDraft((now) => ({ ...now, ...some }));
  const chosen = measuresIn(t).find(({ value }) => value === draft.person) ?? measuresIn(t)[2];
  const missing = missingIn(t, draft, Date.now());

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const decision = decisionOf(draft, "person", Date.now());
    act(
      () => api.moderation.decideOn.mutate({ subject: subjectOf("person", actor), decision }),
      t("restrictDialog.nameDoneToldWhy", { name, done: chosen.done }),
    );
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("restrictDialog.muteSuspend", { mutes: mutes ? "yes" : "no", name })}
      description={t("restrictDialog.theyToldWhatWrite")}
    >
      <form onSubmit={submit} className="flex flex-col gap-5">
        <Choice
          legend={t("restrictDialog.what")}
          name="measure"
          value={chosen.value}
          options={mutes ? measuresIn(t) : measuresIn(t).slice(1)}
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
