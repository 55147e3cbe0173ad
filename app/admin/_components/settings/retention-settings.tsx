"use client";

import type { FormEvent } from "react";
import { useTRPCClient } from "@/app/_api/trpc";
import { Button } from "@/app/_components/ui/button";
import { Field } from "@/app/_components/ui/field";
import type { Settings } from "@/core/settings/settings";
import { useAct } from "../use-act";

const SPANS = [
  { key: "chatDays", label: "Chat", hint: "Lines said in rooms." },
  {
    key: "guestRoomDays",
    label: "Guests’ empty rooms",
    hint: "Opened by a guest, with nothing made in them.",
  },
  { key: "addressDays", label: "Addresses", hint: "Where a session was begun from." },
] as const;

export function RetentionSettings({ settings }: { settings: Settings }) {
  const api = useTRPCClient();
  const { act, busy, error } = useAct();

  function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const change = Object.fromEntries(SPANS.map(({ key }) => [key, Number(fields.get(key))]));
    void act(() => api.admin.settings.change.mutate(change), "Saved.");
  }

  return (
    <form onSubmit={save} className="flex flex-col gap-5">
      <div className="grid gap-5 sm:grid-cols-3">
        {SPANS.map(({ key, label, hint }) => (
          <Field
            key={key}
            label={label}
            hint={hint}
            name={key}
            type="number"
            min={0}
            max={3650}
            required
            defaultValue={settings[key]}
          />
        ))}
      </div>
      {error && (
        <p role="alert" className="text-danger">
          {error}
        </p>
      )}
      <Button type="submit" busy={busy} className="self-start">
        Save
      </Button>
    </form>
  );
}
