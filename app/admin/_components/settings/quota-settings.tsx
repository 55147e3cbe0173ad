"use client";

import { useLocale, useTranslations } from "next-intl";
import type { FormEvent } from "react";
import { useTRPCClient } from "@/app/_api/trpc";
import { Button } from "@/app/_components/ui/button";
import { inputClass } from "@/app/_components/ui/input-class";
import type { Say } from "@/app/_words/say";
import { withinSentence } from "@/app/_words/within";
import { QUOTA_ROLES, type Quota, Quotas } from "@/core/settings/quotas";
import type { Settings } from "@/core/settings/settings";
import { useAct } from "../use-act";

const roleWordsIn = (t: Say<"admin">) => ({
  guest: t("quotaSettings.guests"),
  user: t("quotaSettings.accounts"),
  moderator: t("quotaSettings.moderators"),
});
const kindsIn = (t: Say<"admin">): { key: keyof Quota; label: string }[] => [
  { key: "rooms", label: t("quotaSettings.openRoomsHosted") },
  { key: "works", label: t("quotaSettings.worksADay") },
  { key: "storage", label: t("quotaSettings.mibOfFiles") },
  { key: "renders", label: t("quotaSettings.picturesMadeDay") },
];

export function QuotaSettings({ quotas }: { quotas: Settings["quotas"] }) {
  const t = useTranslations("admin");
  const language = useLocale();
  const api = useTRPCClient();
  const { act, busy, error } = useAct();

  function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const change = Quotas.safeParse(
      Object.fromEntries(
        QUOTA_ROLES.map((role) => [
          role,
          Object.fromEntries(kindsIn(t).map(({ key }) => [key, Number(fields.get(`${role}-${key}`))])),
        ]),
      ),
    );
    if (change.success)
      void act(
        () => api.admin.settings.change.mutate({ quotas: change.data }),
        t("quotaSettings.quotasSaved"),
      );
  }

  return (
    <form onSubmit={save} className="flex flex-col gap-5">
      {/* On a phone each kind is a block, with a field for each role beside the others. */}
      <table className="w-full text-start">
        <thead className="text-sm text-soft max-sm:sr-only">
          <tr>
            <th scope="col" className="sr-only">
              {t("quotaSettings.what")}
            </th>
            {QUOTA_ROLES.map((role) => (
              <th key={role} scope="col" className="pb-2 ps-3 font-normal">
                {roleWordsIn(t)[role]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {kindsIn(t).map(({ key, label }) => (
            <tr key={key} className="max-sm:mb-4 max-sm:grid max-sm:grid-cols-3 max-sm:gap-x-3">
              <th scope="row" className="py-1.5 pe-2 font-medium text-sm max-sm:col-span-3">
                {label}
              </th>
              {QUOTA_ROLES.map((role) => (
                <td key={role} className="py-1.5 ps-3 max-sm:p-0">
                  <span aria-hidden className="mb-1 block truncate text-sm text-soft sm:hidden">
                    {roleWordsIn(t)[role]}
                  </span>
                  <input
                    name={`${role}-${key}`}
                    type="number"
                    min={0}
                    required
                    defaultValue={quotas[role][key]}
                    aria-label={`${label}, ${withinSentence(roleWordsIn(t)[role], language)}`}
                    className={`${inputClass} numbers`}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {error && (
        <p role="alert" className="text-danger">
          {error}
        </p>
      )}
      <Button type="submit" busy={busy} className="self-start">
        {t("quotaSettings.save")}
      </Button>
    </form>
  );
}
