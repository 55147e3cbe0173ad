"use client";

import { Button } from "@/app/_components/ui/button";
import { TextAct } from "./text-act";
import type { CaseHandle } from "./use-case";

export type Writing = "note" | "escalate" | "restore" | null;
type QuickActsProps = { desk: CaseHandle; writing: Writing; onWriting: (writing: Writing) => void };

const FORMS = {
  note: { label: "Note", hint: "for moderators alone", verb: "Keep the note", done: "The note is kept." },
  escalate: {
    label: "Why it goes to the admins",
    hint: "for moderators alone",
    verb: "Pass it on",
    done: "Passed on to the admins.",
  },
  restore: {
    label: "Why it is restored",
    hint: "the person concerned reads this",
    verb: "Restore everything",
    done: "Restored.",
  },
} as const;

/** What can be done besides deciding. */
export function QuickActs({ desk, writing, onWriting }: QuickActsProps) {
  const { found, busy } = desk;
  const { mine, state, escalated, claimedBy } = found;
  const waits = state === "open" || state === "appealed";
  const form = writing && FORMS[writing];
  const write = (text: string) => {
    if (!writing || !form) return Promise.resolve(false);
    return desk.act(
      writing === "restore" ? { kind: writing, why: text } : { kind: writing, text },
      form.done,
    );
  };
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap gap-2">
        {waits && (
          <Button
            busy={busy}
            onClick={() =>
              void desk.act(
                { kind: mine.claimed ? "release" : "claim" },
                mine.claimed ? "It is nobody's again." : "It is yours.",
              )
            }
          >
            {mine.claimed ? "Let go" : claimedBy ? "Take over" : "Claim"}
          </Button>
        )}
        <Button
          aria-expanded={writing === "note"}
          onClick={() => onWriting(writing === "note" ? null : "note")}
        >
          Note
        </Button>
        {waits && !escalated && (
          <Button
            aria-expanded={writing === "escalate"}
            onClick={() => onWriting(writing === "escalate" ? null : "escalate")}
          >
            To the admins
          </Button>
        )}
      </div>
      {form && writing && (
        <TextAct key={writing} {...form} busy={busy} onDo={write} onClose={() => onWriting(null)} />
      )}
    </div>
  );
}
