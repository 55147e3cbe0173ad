"use client";

import type { FormEvent } from "react";
import { useTRPCClient } from "@/app/_api/trpc";
import { Button } from "@/app/_components/ui/button";
import { inputClass } from "@/app/_components/ui/input-class";
import { QUOTA_ROLES, type Quota, Settings } from "@/core/settings/settings";
import { useAct } from "../use-act";

const ROLE_WORDS = { guest: "Guests", user: "Accounts", moderator: "Moderators" };
const KINDS: { key: keyof Quota; label: string }[] = [
  { key: "rooms", label: "Open rooms hosted" },
  { key: "works", label: "Works a day" },
  { key: "storage", label: "MiB of files" },
  { key: "renders", label: "Pictures made a day" },
];

export function QuotaSettings({ quotas }: { quotas: Settings["quotas"] }) {
  const api = useTRPCClient();
  const { act, busy, error } = useAct();

  function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const change = Settings.shape.quotas.safeParse(
      Object.fromEntries(
        QUOTA_ROLES.map((role) => [
          role,
          Object.fromEntries(KINDS.map(({ key }) => [key, Number(fields.get(`${role}-${key}`))])),
        ]),
      ),
    );
    if (change.success)
      void act(() => api.admin.settings.change.mutate({ quotas: change.data }), "The quotas are saved.");
  }

  return (
    <form onSubmit={save} className="flex flex-col gap-5">
      <div className="overflow-x-auto">
        <table className="w-full min-w-lg text-left">
          <thead className="text-sm text-soft">
            <tr>
              <th scope="col" className="sr-only">
                What
              </th>
              {QUOTA_ROLES.map((role) => (
                <th key={role} scope="col" className="pb-2 pl-3 font-normal">
                  {ROLE_WORDS[role]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {KINDS.map(({ key, label }) => (
              <tr key={key}>
                <th scope="row" className="py-1.5 pr-2 font-medium text-sm">
                  {label}
                </th>
                {QUOTA_ROLES.map((role) => (
                  <td key={role} className="py-1.5 pl-3">
                    <input
                      name={`${role}-${key}`}
                      type="number"
                      min={0}
                      required
                      defaultValue={quotas[role][key]}
                      aria-label={`${label}, ${ROLE_WORDS[role].toLowerCase()}`}
                      className={`${inputClass} numbers`}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
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
