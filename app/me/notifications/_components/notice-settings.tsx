"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPCClient } from "@/app/_api/trpc";
import { wordsOf } from "@/app/_api/words";
import { useHydrated } from "@/app/_components/use-hydrated";
import { NOTICE_KIND_IDS, NOTICE_KINDS, type NoticeKind } from "@/core/kernel/notification/kinds";

/** A switch for every kind of notice; those that ask for an answer stay on. */
export function NoticeSettings({ muted: first }: { muted: readonly NoticeKind[] }) {
  const t = useTranslations("me");
  const tErrors = useTranslations("errors");
  const tTerms = useTranslations("terms");
  const api = useTRPCClient();
  const hydrated = useHydrated();
  const [muted, setMuted] = useState(first);
  const [error, setError] = useState<string | null>(null);

  async function change(kind: NoticeKind, wanted: boolean) {
    const before = muted;
    setError(null);
    setMuted(wanted ? muted.filter((other) => other !== kind) : [...muted, kind]);
    try {
      await api.notification.mute.mutate({ kind, muted: !wanted });
    } catch (fault) {
      setMuted(before);
      setError(wordsOf(tErrors, fault));
    }
  }

  return (
    <>
      <ul className="mt-6 flex flex-col">
        {NOTICE_KIND_IDS.map((kind) => {
          const { always } = NOTICE_KINDS[kind];
          const hint = tTerms(`noticeHints.${kind}`);
          return (
            <li key={kind} className="border-line border-b">
              <label className="flex min-h-11 items-center gap-4 py-3">
                <span className="min-w-0 flex-1">
                  {tTerms(`notices.${kind}`)}
                  <span className="block text-sm text-soft">
                    {t("noticeSettings.hintAlwaysOn", { hint, always: always ? "yes" : "no" })}
                  </span>
                </span>
                <input
                  type="checkbox"
                  checked={!muted.includes(kind)}
                  disabled={always || !hydrated}
                  onChange={(event) => void change(kind, event.target.checked)}
                  className="size-5 shrink-0 accent-ink"
                />
              </label>
            </li>
          );
        })}
      </ul>
      {error && (
        <p role="alert" className="mt-3 text-danger">
          {error}
        </p>
      )}
    </>
  );
}
