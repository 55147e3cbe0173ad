"use client";

import { type FormEvent, useId, useState } from "react";
import { useTRPCClient } from "@/app/_api/trpc";
import { Button } from "@/app/_components/ui/button";
import { Dialog } from "@/app/_components/ui/dialog";
import { Choice } from "@/app/_components/ui/field";
import { inputClass } from "@/app/_components/ui/input-class";
import type { ActorId } from "@/core/ids/ids";
import { subjectOf } from "@/core/moderation/subjects";
import { Reasons, reasonsOf } from "./reasons";
import { usePower } from "./use-power";

const MEASURES = [
  { value: "suspend", label: "Suspend", hint: "Out now, and back by themselves when it ends." },
  { value: "ban", label: "Ban", hint: "Out now, and no new guest from that browser." },
] as const;
const SPANS = [
  { value: 1, label: "1 day" },
  { value: 7, label: "7 days" },
  { value: 30, label: "30 days" },
  { value: 365, label: "a year" },
];
const DAY = 86_400_000;

/** Bars somebody from the whole site, through a case like any other: with its reasons, its notice and its appeal. */
export function BarDialog({ actor, name, onClose }: { actor: ActorId; name: string; onClose: () => void }) {
  const api = useTRPCClient();
  const { use, busy, error } = usePower(onClose);
  const [measure, setMeasure] = useState<(typeof MEASURES)[number]["value"]>("ban");
  const until = useId();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const days = Number(form.get("days"));
    const decision = {
      content: "none" as const,
      person: measure,
      until: days > 0 ? Date.now() + days * DAY : null,
      strike: true,
      label: null,
      blockFingerprint: false,
      ...reasonsOf(form),
    };
    void use(
      () => api.moderation.decideOn.mutate({ subject: subjectOf("person", actor), decision }),
      `${name} is ${measure === "ban" ? "banned" : "suspended"}, and was told why.`,
    );
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Suspend or ban ${name}`}
      description="Out of every room within a second. They are told what you write here, and can appeal to another moderator."
    >
      <form onSubmit={submit} className="flex flex-col gap-5">
        <Choice legend="What" name="measure" value={measure} options={MEASURES} onChange={setMeasure} />
        <div className="flex flex-col gap-1.5">
          <label htmlFor={until} className="font-medium text-sm">
            For how long
          </label>
          <select id={until} name="days" className={inputClass}>
            {measure === "ban" && <option value={0}>no end</option>}
            {SPANS.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </div>
        <Reasons />
        {error && (
          <p role="alert" className="text-danger">
            {error}
          </p>
        )}
        <Button type="submit" look="danger" busy={busy} className="h-12">
          {measure === "ban" ? "Ban" : "Suspend"}
        </Button>
      </form>
    </Dialog>
  );
}
