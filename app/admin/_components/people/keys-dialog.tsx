"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { scopeLabel } from "@/app/_api/scope-words";
import { useTRPC, useTRPCClient } from "@/app/_api/trpc";
import type { AdminPerson } from "@/app/_api/types";
import { wordsOf } from "@/app/_api/words";
import { Button } from "@/app/_components/ui/button";
import { Dialog } from "@/app/_components/ui/dialog";
import { useAct } from "../use-act";
import { day } from "../words";

/** Somebody's keys of the API that work, without the keys themselves, and the way to end one or all. */
export function KeysDialog({ person, onClose }: { person: AdminPerson; onClose: () => void }) {
  const tTerms = useTranslations("terms");
  const t = useTranslations("admin");
  const tErrors = useTranslations("errors");
  const { userId, name } = person;
  const api = useTRPCClient();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { act, busy } = useAct();
  const asked = trpc.admin.people.keys.queryOptions({ userId });
  const { data: keys, error } = useQuery(asked);
  const alive = keys?.filter(({ state }) => state === "alive") ?? [];

  const revoke = (key?: string) =>
    act(
      async () => {
        await api.admin.people.revokeKeys.mutate({ userId, key });
        await queries.invalidateQueries({ queryKey: asked.queryKey });
      },
      key ? t("keysDialog.keyNoLongerWorks") : t("keysDialog.noneKeysWorksAny"),
    );

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("keysDialog.keysOfName", { name })}
      description={t("keysDialog.keyScriptActsTheir")}
    >
      {error && (
        <p role="alert" className="text-danger">
          {wordsOf(tErrors, error)}
        </p>
      )}
      {keys && alive.length === 0 && <p className="text-soft">{t("keysDialog.noKeyTheirsWorks")}</p>}
      <ul className="divide-y divide-line">
        {alive.map((key) => (
          <li key={key.id} className="flex items-center gap-4 py-3">
            <div className="min-w-0 flex-1">
              <p className="truncate">
                <bdi>{key.name}</bdi> <code className="text-sm text-soft">{key.prefix}…</code>
              </p>
              <p className="text-sm text-soft">
                {t("keysDialog.valueLastUsed", {
                  scopes: key.scopes.map((scope) => scopeLabel(tTerms, scope)).join(", "),
                  used: key.lastUsedAt ? "yes" : "no",
                  day: day(t, key.lastUsedAt ?? 0),
                })}
              </p>
            </div>
            <Button
              busy={busy}
              aria-label={t("keysDialog.revokeName", { name: key.name })}
              onClick={() => void revoke(key.id)}
            >
              {t("keysDialog.revoke")}
            </Button>
          </li>
        ))}
      </ul>
      {alive.length > 1 && (
        <Button variant="danger" busy={busy} className="mt-4 h-12 w-full" onClick={() => void revoke()}>
          {t("keysDialog.revokeAll")}
        </Button>
      )}
    </Dialog>
  );
}
