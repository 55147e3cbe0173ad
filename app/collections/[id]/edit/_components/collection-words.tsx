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
import {
  COLLECTION_LIMITS,
  COLLECTION_VISIBILITIES,
  type CollectionKind,
} from "@/core/work/collection/collection";

const KINDS = [
  { value: "collection", label: "Collection", hint: "A plain wall of works." },
  { value: "exhibition", label: "Exhibition", hint: "Rooms; a work with a note gets a wall of its own." },
] as const satisfies readonly { value: CollectionKind; label: string; hint: string }[];

/** Title, text, kind and visibility; and the end of it. */
export function CollectionWords({ collection }: { collection: CollectionData }) {
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
      void say("Saved.");
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
        label="Title"
        name="title"
        required
        maxLength={COLLECTION_LIMITS.title}
        defaultValue={collection.title}
        error={error}
      />
      <label className="flex flex-col gap-1.5">
        <span className="font-medium text-sm">Your text</span>
        <textarea
          name="text"
          rows={8}
          dir="auto"
          maxLength={COLLECTION_LIMITS.text}
          defaultValue={collection.text}
          placeholder="What brings these works together?"
          className="w-full rounded-md border border-edge bg-raised p-3 leading-relaxed"
        />
      </label>
      <Choice legend="Kind" name="kind" value={kind} options={KINDS} onChange={setKind} />
      <Choice
        legend="Who can see it"
        name="visibility"
        value={visibility}
        options={COLLECTION_VISIBILITIES}
        onChange={setVisibility}
      />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="solid" busy={busy} disabled={!hydrated}>
          Save
        </Button>
        {sure ? (
          <>
            <Button variant="danger" busy={busy} onClick={() => void remove()}>
              Yes, delete it
            </Button>
            <Button variant="quiet" onClick={() => setSure(false)}>
              Keep it
            </Button>
          </>
        ) : (
          <Button variant="quiet" disabled={!hydrated} onClick={() => setSure(true)}>
            Delete
          </Button>
        )}
      </div>
      {sure && (
        <p className="text-sm text-soft">Its works stay in the gallery. Your words are gone for good.</p>
      )}
    </form>
  );
}
