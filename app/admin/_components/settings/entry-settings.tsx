"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTRPCClient } from "@/app/_api/trpc";
import { Button } from "@/app/_components/ui/button";
import { Field } from "@/app/_components/ui/field";
import type { Say } from "@/app/_words/say";
import type { Settings } from "@/core/settings/settings";
import { Switch } from "../switch";
import { useAct } from "../use-act";

const entriesIn = (t: Say<"admin">) =>
  [
    {
      key: "registration",
      label: t("entrySettings.newAccounts"),
      hint: t("entrySettings.whetherPeopleCanMake"),
    },
    { key: "guests", label: t("entrySettings.guests"), hint: t("entrySettings.whetherPeopleCanCome") },
  ] as const;

export function EntrySettings({ settings }: { settings: Settings }) {
  const t = useTranslations("admin");
  const api = useTRPCClient();
  const { act, busy } = useAct();
  const [line, setLine] = useState(settings.announcement);

  function announce(event: FormEvent) {
    event.preventDefault();
    void act(
      () => api.admin.settings.change.mutate({ announcement: line }),
      line.trim() ? t("entrySettings.everyPage") : t("entrySettings.nothingIsAnnounced"),
    );
  }

  return (
    <div className="flex flex-col gap-6">
      <ul className="divide-y divide-line border-line border-y">
        {entriesIn(t).map(({ key, label, hint }) => (
          <li key={key} className="flex items-center gap-4 py-3">
            <div className="flex-1">
              <p className="font-medium">{label}</p>
              <p className="text-sm text-soft">{hint}</p>
            </div>
            <Switch
              label={label}
              on={settings[key]}
              busy={busy}
              onChange={(on) =>
                void act(
                  () => api.admin.settings.change.mutate({ [key]: on }),
                  t("entrySettings.labelOpen", { label, open: on ? "yes" : "no" }),
                )
              }
            />
          </li>
        ))}
      </ul>
      <form onSubmit={announce} className="flex items-start gap-3">
        <Field
          className="flex-1"
          label={t("entrySettings.announcement")}
          hint={t("entrySettings.lineTopEveryPage")}
          value={line}
          onChange={(event) => setLine(event.target.value)}
          maxLength={280}
        />
        <Button type="submit" busy={busy} disabled={line === settings.announcement} className="mt-[1.8rem]">
          {t("entrySettings.announce")}
        </Button>
      </form>
    </div>
  );
}
