"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTRPCClient } from "@/app/_api/trpc";
import type { CollectionData } from "@/app/_api/types";
import { wordsOf } from "@/app/_api/words";
import { Button } from "@/app/_components/ui/button";
import { Choice, Field } from "@/app/_components/ui/field";
import { say } from "@/app/_components/ui/toasts";
import { useHydrated } from "@/app/_components/use-hydrated";
import type { Say } from "@/app/_words/say";
import {
  COLLECTION_LIMITS,
  COLLECTION_VISIBILITIES,
  type CollectionKind,
} from "@/core/work/collection/collection";

const kindsIn = (t: Say<"collections">) =>
  [
    {
      value: "collection",
      label: t("collectionWords.collection"),
      hint: t("collectionWords.plainWallWorks"),
    },
    {
      value: "exhibition",
      label: t("collectionWords.exhibition"),
      hint: t("collectionWords.roomsWorkNoteGets"),
    },
  ] as const satisfies readonly { value: CollectionKind; label: string; hint: string }[];

/** Title, text, kind and visibility; and the end of it. */
export function CollectionWords({ collection }: { collection: CollectionData }) {
  const t = useTranslations("collections");
  const tErrors = useTranslations("errors");
  const api = useTRPCClient();
  const router = useRouter();
  const hydrated = useHydrated();
  const [kind, setKind] = useState(collection.kind);
  const [visibility, setVisibility] = useState(collection.visibility);
  const [busy, setBusy] = useState(false);
  const [sure, setSure] = useState(false);
  const [error, setError] = useState<string | null>(null);

  async function attempt(act: () => Promise<void>) {
    setBusy(true);
    setError(null);
    try {
      await act();
    } catch (fault) {
      setError(wordsOf(tErrors, fault));
    } finally {
      setBusy(false);
    }
  }

  function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    void attempt(async () => {
      const [title, text] = [String(fields.get("title")), String(fields.get("text"))];
      await api.collection.update.mutate({ id: collection.id, title, text, kind, visibility });
      void say(t("collectionWords.saved"));
      router.refresh();
    });
  }

  const remove = () =>
    attempt(async () => {
      await api.collection.remove.mutate({ id: collection.id });
      router.push("/me/collections");
      router.refresh();
    });

  return (
    <form onSubmit={save} className="flex flex-col gap-6">
      <Field
        label={t("collectionWords.title")}
        name="title"
        required
        maxLength={COLLECTION_LIMITS.title}
        defaultValue={collection.title}
        error={error}
      />
      <label className="flex flex-col gap-1.5">
        <span className="font-medium text-sm">{t("collectionWords.yourText")}</span>
        <textarea
          name="text"
          rows={8}
          dir="auto"
          maxLength={COLLECTION_LIMITS.text}
          defaultValue={collection.text}
          placeholder={t("collectionWords.whatBringsTheseWorks")}
          className="w-full rounded-md border border-edge bg-raised p-3 leading-relaxed"
        />
      </label>
      <Choice
        legend={t("collectionWords.kind")}
        name="kind"
        value={kind}
        options={kindsIn(t)}
        onChange={setKind}
      />
      <Choice
        legend={t("collectionWords.whoCanSee")}
        name="visibility"
        value={visibility}
        options={COLLECTION_VISIBILITIES}
        onChange={setVisibility}
      />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="solid" busy={busy} disabled={!hydrated}>
          {t("collectionWords.save")}
        </Button>
        {sure ? (
          <>
            <Button variant="danger" busy={busy} onClick={() => void remove()}>
              {t("collectionWords.yesDeleteIt")}
            </Button>
            <Button variant="quiet" onClick={() => setSure(false)}>
              {t("collectionWords.keepIt")}
            </Button>
          </>
        ) : (
          <Button variant="quiet" disabled={!hydrated} onClick={() => setSure(true)}>
            {t("collectionWords.delete")}
          </Button>
        )}
      </div>
      {sure && <p className="text-sm text-soft">{t("collectionWords.worksStayGalleryWords")}</p>}
    </form>
  );
}
