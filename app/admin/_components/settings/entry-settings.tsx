"use client";

import { type FormEvent, useState } from "react";
import { useTRPCClient } from "@/app/_api/trpc";
import { Button } from "@/app/_components/ui/button";
import { Field } from "@/app/_components/ui/field";
import type { Settings } from "@/core/settings/settings";
import { Switch } from "../switch";
import { useAct } from "../use-act";

const ENTRIES = [
  { key: "registration", label: "New accounts", hint: "Whether people can make an account." },
  { key: "guests", label: "Guests", hint: "Whether people can come in with a name alone." },
] as const;

export function EntrySettings({ settings }: { settings: Settings }) {
  const api = useTRPCClient();
  const { act, busy } = useAct();
  const [line, setLine] = useState(settings.announcement);

  function announce(event: FormEvent) {
    event.preventDefault();
    void act(
      () => api.admin.settings.change.mutate({ announcement: line }),
      line.trim() ? "It is on every page." : "Nothing is announced.",
    );
  }

  return (
    <div className="flex flex-col gap-6">
      <ul className="divide-y divide-line border-line border-y">
        {ENTRIES.map(({ key, label, hint }) => (
          <li key={key} className="flex items-center gap-4 py-3">
            <div className="flex-1">
              <p className="font-medium">{label}</p>
              <p className="text-sm text-soft">{hint}</p>
            </div>
            <Switch
              label={label}
              on={settings[key]}
              disabled={busy}
              onChange={(on) =>
                void act(
                  () => api.admin.settings.change.mutate({ [key]: on }),
                  `${label}: ${on ? "open" : "closed"}.`,
                )
              }
            />
          </li>
        ))}
      </ul>
      <form onSubmit={announce} className="flex items-start gap-3">
        <Field
          className="flex-1"
          label="Announcement"
          hint="A line on top of every page. Empty for none."
          value={line}
          onChange={(event) => setLine(event.target.value)}
          maxLength={280}
        />
        <Button type="submit" busy={busy} disabled={line === settings.announcement} className="mt-[1.8rem]">
          Announce
        </Button>
      </form>
    </div>
  );
}
