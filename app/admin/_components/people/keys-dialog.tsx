"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC, useTRPCClient } from "@/app/_api/trpc";
import type { AdminPerson } from "@/app/_api/types";
import { wordsOf } from "@/app/_api/words";
import { Button } from "@/app/_components/ui/button";
import { Dialog } from "@/app/_components/ui/dialog";
import { SCOPES } from "@/core/api/scopes";
import { useAct } from "../use-act";
import { day } from "../words";

/** Somebody's keys of the API that work, without the keys themselves, and the way to end one or all. */
export function KeysDialog({ person, onClose }: { person: AdminPerson; onClose: () => void }) {
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
      key ? "The key no longer works." : "None of the keys works any more.",
    );

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Keys of ${name}`}
      description="With a key a script acts in their name. What you end here ends at once, and is written in the audit log."
    >
      {error && (
        <p role="alert" className="text-danger">
          {wordsOf(tErrors, error)}
        </p>
      )}
      {keys && alive.length === 0 && <p className="text-soft">No key of theirs works.</p>}
      <ul className="divide-y divide-line">
        {alive.map((key) => (
          <li key={key.id} className="flex items-center gap-4 py-3">
            <div className="min-w-0 flex-1">
              <p className="truncate">
                <bdi>{key.name}</bdi> <code className="text-sm text-soft">{key.prefix}…</code>
              </p>
              <p className="text-sm text-soft">
                {key.scopes.map((scope) => SCOPES[scope].label).join(", ")}.{" "}
                {key.lastUsedAt ? `Last used ${day(key.lastUsedAt)}.` : "Never used."}
              </p>
            </div>
            <Button busy={busy} aria-label={`Revoke ${key.name}`} onClick={() => void revoke(key.id)}>
              Revoke
            </Button>
          </li>
        ))}
      </ul>
      {alive.length > 1 && (
        <Button variant="danger" busy={busy} className="mt-4 h-12 w-full" onClick={() => void revoke()}>
          Revoke all
        </Button>
      )}
    </Dialog>
  );
}
