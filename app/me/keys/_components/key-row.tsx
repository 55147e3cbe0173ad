"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { useTRPC } from "@/app/_api/trpc";
import type { OwnKey } from "@/app/_api/types";
import { wordsOf } from "@/app/_api/words";
import { Button } from "@/app/_components/ui/button";
import { dateWords } from "@/app/_works/makers";
import { SCOPES } from "@/core/api/scopes";

/** A key as its owner knows it: name, first characters, what it may, when it ends. Revoking asks once. */
export function KeyRow({ of: key, onRevoked }: { of: OwnKey; onRevoked: () => void }) {
  const tErrors = useTranslations("errors");

  const trpc = useTRPC();
  const [sure, setSure] = useState(false);
  const revoke = useMutation({
    ...trpc.key.revoke.mutationOptions(),
    onSuccess: () => {
      toast(`“${key.name}” no longer works.`);
      onRevoked();
    },
    onError: (error) => toast.error(wordsOf(tErrors, error)),
  });
  return (
    <li className="flex flex-wrap items-center gap-x-6 gap-y-3 border-line border-b py-4">
      <div className="min-w-0 grow basis-64">
        <p className="flex flex-wrap items-baseline gap-x-3">
          <span dir="auto" className="font-medium">
            {key.name}
          </span>
          <code className="text-sm text-soft">{key.prefix}…</code>
        </p>
        <p className="mt-0.5 text-sm text-soft">
          {key.scopes.map((scope) => SCOPES[scope].label).join(", ")}. {lifeOf(key)}
        </p>
      </div>
      {key.state === "alive" &&
        (sure ? (
          <div className="flex gap-2">
            <Button variant="danger" busy={revoke.isPending} onClick={() => revoke.mutate({ id: key.id })}>
              Yes, revoke it
            </Button>
            <Button variant="quiet" onClick={() => setSure(false)}>
              Keep it
            </Button>
          </div>
        ) : (
          <Button onClick={() => setSure(true)} aria-label={`Revoke ${key.name}`}>
            Revoke
          </Button>
        ))}
    </li>
  );
}

function lifeOf(key: OwnKey): string {
  const made = `Made ${dateWords(key.createdAt)}`;
  const used = key.lastUsedAt ? `last used ${dateWords(key.lastUsedAt)}` : "never used";
  if (key.state === "revoked") return `${made}, ${used}, revoked.`;
  if (key.state === "expired") return `${made}, ${used}, expired.`;
  const ends = key.expiresAt ? `ends ${dateWords(key.expiresAt)}` : "works until you revoke it";
  return `${made}, ${used}, ${ends}.`;
}
