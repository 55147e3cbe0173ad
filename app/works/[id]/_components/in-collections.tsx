"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { ApiProvider, useTRPC, useTRPCClient } from "@/app/_api/trpc";
import type { Me, MyCollection } from "@/app/_api/types";
import { wordsOf } from "@/app/_api/words";
import { NeedsAccount } from "@/app/_collections/new-collection";
import { Button } from "@/app/_components/ui/button";
import { Dialog } from "@/app/_components/ui/dialog";
import { inputClass } from "@/app/_components/ui/input-class";
import type { WorkId } from "@/core/kernel/ids/ids";
import { COLLECTION_LIMITS, collectionPath } from "@/core/work/collection/collection";

/** One's collections, which of them a work hangs in, and a new one that begins with it. */
export function InCollections({ work, me, onClose }: { work: WorkId; me: Me; onClose: () => void }) {
  const t = useTranslations("works");
  const hasAccount = me.user !== null && !me.user.isGuest;
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t("addToCollection.addToCollection")}>
      {hasAccount ? (
        <ApiProvider>
          <Mine work={work} />
        </ApiProvider>
      ) : (
        <NeedsAccount back={`/works/${work}`} isGuest={me.user !== null} />
      )}
    </Dialog>
  );
}

function Mine({ work }: { work: WorkId }) {
  const t = useTranslations("works");
  const tErrors = useTranslations("errors");
  const tFrame = useTranslations("frame");
  const api = useTRPCClient();
  const { data, refetch } = useQuery(useTRPC().collection.mine.queryOptions({ work }));
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  async function attempt(act: () => Promise<unknown>) {
    setBusy(true);
    setError(null);
    try {
      await act();
      await refetch();
    } catch (fault) {
      setError(wordsOf(tErrors, fault));
    } finally {
      setBusy(false);
    }
  }

  const toggle = (collection: MyCollection) => {
    const item = { id: collection.id, work };
    void attempt(() =>
      collection.holds ? api.collection.takeOut.mutate(item) : api.collection.hang.mutate(item),
    );
  };

  function begin(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const title = String(new FormData(form).get("title"));
    void attempt(async () => {
      const { id } = await api.collection.create.mutate({
        kind: "collection",
        title,
        visibility: "public",
      });
      await api.collection.hang.mutate({ id, work });
      form.reset();
    });
  }

  if (!data) return <p className="text-soft">{t("addToCollection.looking")}</p>;
  return (
    <div className="flex flex-col gap-6">
      {data.length > 0 && (
        <ul className="flex max-h-72 flex-col overflow-y-auto">
          {data.map((collection) => (
            <li key={collection.id} className="flex items-center gap-3">
              <label className="flex min-h-11 min-w-0 flex-1 items-center gap-3">
                <input
                  type="checkbox"
                  checked={collection.holds}
                  aria-disabled={busy || undefined}
                  onChange={() => !busy && toggle(collection)}
                  className="size-4.5 shrink-0 accent-ink"
                />
                <span dir="auto" className="truncate">
                  {collection.title}
                </span>
                {collection.visibility !== "public" && (
                  <span className="shrink-0 text-sm text-soft">
                    {tFrame("visibility.is", { visibility: collection.visibility })}
                  </span>
                )}
              </label>
              <Link
                href={collectionPath(collection.kind, collection.id)}
                className="touch shrink-0 text-sm text-soft underline underline-offset-4"
              >
                {t.rich("addToCollection.openTitle", {
                  title: () => <span className="sr-only">{collection.title}</span>,
                })}
              </Link>
            </li>
          ))}
        </ul>
      )}
      <form onSubmit={begin} className="flex items-end gap-2">
        <label className="min-w-0 flex-1">
          <span className="mb-1.5 block font-medium text-sm">{t("addToCollection.newCollection")}</span>
          <input name="title" required maxLength={COLLECTION_LIMITS.title} className={inputClass} />
        </label>
        <Button type="submit" busy={busy}>
          {t("addToCollection.beginWithThis")}
        </Button>
      </form>
      {error && (
        <p role="alert" className="text-danger text-sm">
          {error}
        </p>
      )}
    </div>
  );
}
