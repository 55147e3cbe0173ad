"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { scopeLabel } from "@/app/_api/scope-words";
import { useTRPC } from "@/app/_api/trpc";
import type { OwnKey } from "@/app/_api/types";
import { wordsOf } from "@/app/_api/words";
import { dateWords } from "@/app/_components/days";
import { Button } from "@/app/_components/ui/button";
import { say } from "@/app/_components/ui/toasts";
import type { Say } from "@/app/_words/say";

/** A key as its owner knows it: name, first characters, what it may, when it ends. Revoking asks once. */
export function KeyRow({ of: key, onRevoked }: { of: OwnKey; onRevoked: () => void }) {
  const tTerms = useTranslations("terms");
  const t = useTranslations("me");
  const tErrors = useTranslations("errors");
  const trpc = useTRPC();
  const [sure, setSure] = useState(false);
  const revoke = useMutation({
    ...trpc.key.revoke.mutationOptions(),
    onSuccess: () => {
      void say(t("keyRow.nameNoLongerWorks", { name: key.name }));
      onRevoked();
    },
    onError: (error) => void say(wordsOf(tErrors, error)),
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
          {key.scopes.map((scope) => scopeLabel(tTerms, scope)).join(", ")}. {lifeOf(tTerms, t, key)}
        </p>
      </div>
      {key.state === "alive" &&
        (sure ? (
          <div className="flex gap-2">
            <Button variant="danger" busy={revoke.isPending} onClick={() => revoke.mutate({ id: key.id })}>
              {t("keyRow.yesRevokeIt")}
            </Button>
            <Button variant="quiet" onClick={() => setSure(false)}>
              {t("keyRow.keepIt")}
            </Button>
          </div>
        ) : (
          <Button onClick={() => setSure(true)} aria-label={t("keyRow.revokeName", { name: key.name })}>
            {t("keyRow.revoke")}
          </Button>
        ))}
    </li>
  );
}

function lifeOf(tTerms: Say<"terms">, t: Say<"me">, key: OwnKey): string {
  const made = t("keyRow.madeDate", { date: dateWords(tTerms, key.createdAt) });
  const used = key.lastUsedAt
    ? t("keyRow.lastUsedDate", { date: dateWords(tTerms, key.lastUsedAt) })
    : t("keyRow.neverUsed");
  if (key.state === "revoked") return t("keyRow.madeUsedRevoked", { made, used });
  if (key.state === "expired") return t("keyRow.madeUsedExpired", { made, used });
  const ends = key.expiresAt
    ? t("keyRow.endsDate", { date: dateWords(tTerms, key.expiresAt) })
    : t("keyRow.worksUntilRevoke");
  return `${made}, ${used}, ${ends}.`;
}
