"use client";

import { useTranslations } from "next-intl";
import type { FormEvent } from "react";
import { useTRPCClient } from "@/app/_api/trpc";
import { Button } from "@/app/_components/ui/button";
import { Field } from "@/app/_components/ui/field";
import type { Say } from "@/app/_words/say";
import type { Settings } from "@/core/settings/settings";
import { useAct } from "../use-act";

const spansIn = (t: Say<"admin">) =>
  [
    { key: "chatDays", label: t("retentionSettings.chat"), hint: t("retentionSettings.linesSaidRooms") },
    {
      key: "guestRoomDays",
      label: t("retentionSettings.guestsEmptyRooms"),
      hint: t("retentionSettings.openedGuestNothingMade"),
    },
    {
      key: "addressDays",
      label: t("retentionSettings.addresses"),
      hint: t("retentionSettings.whereSessionBegun"),
    },
  ] as const;

export function RetentionSettings({ settings }: { settings: Settings }) {
  const t = useTranslations("admin");
  const api = useTRPCClient();
  const { act, busy, error } = useAct();

  function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const change = Object.fromEntries(spansIn(t).map(({ key }) => [key, Number(fields.get(key))]));
    void act(() => api.admin.settings.change.mutate(change), t("retentionSettings.saved"));
  }

  return (
    <form onSubmit={save} className="flex flex-col gap-5">
      <div className="grid gap-5 sm:grid-cols-3">
        {spansIn(t).map(({ key, label, hint }) => (
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
        {t("retentionSettings.save")}
      </Button>
    </form>
  );
}
