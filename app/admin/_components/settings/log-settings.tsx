"use client";

import { useTranslations } from "next-intl";
import type { FormEvent } from "react";
import { useTRPCClient } from "@/app/_api/trpc";
import { Button } from "@/app/_components/ui/button";
import { Field } from "@/app/_components/ui/field";
import { useAct } from "../use-act";

/** What one room's log may hold. */
export function LogSettings({ mebibytes }: { mebibytes: number }) {
  const t = useTranslations("admin");
  const api = useTRPCClient();
  const { act, busy, error } = useAct();

  function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const roomLogMiB = Number(new FormData(event.currentTarget).get("roomLogMiB"));
    void act(() => api.admin.settings.change.mutate({ roomLogMiB }), t("logSettings.saved"));
  }

  return (
    <form onSubmit={save} className="flex flex-col gap-5">
      <div className="grid gap-5 sm:grid-cols-3">
        <Field
          label={t("logSettings.mibARoom")}
          hint={t("logSettings.about2500Edits")}
          name="roomLogMiB"
          type="number"
          min={1}
          max={100_000}
          required
          defaultValue={mebibytes}
        />
      </div>
      {error && (
        <p role="alert" className="text-danger">
          {error}
        </p>
      )}
      <Button type="submit" busy={busy} className="self-start">
        {t("logSettings.save")}
      </Button>
    </form>
  );
}
