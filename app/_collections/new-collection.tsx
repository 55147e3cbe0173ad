"use client";

import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTRPCClient } from "@/app/_api/trpc";
import type { Me } from "@/app/_api/types";
import { wordsOf } from "@/app/_api/words";
import { Button } from "@/app/_components/ui/button";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { Dialog } from "@/app/_components/ui/dialog";
import { Choice, Field } from "@/app/_components/ui/field";
import { useHydrated } from "@/app/_components/use-hydrated";
import {
  COLLECTION_LIMITS,
  COLLECTION_VISIBILITIES,
  type CollectionKind,
  type CollectionVisibility,
} from "@/core/work/collection/collection";

/** Begins a collection or an exhibition; tells those without an account how. */
export function NewCollection({ kind, me }: { kind: CollectionKind; me: Me }) {
  const tErrors = useTranslations("errors");

  const api = useTRPCClient();
  const router = useRouter();
  const hydrated = useHydrated();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [visibility, setVisibility] = useState<CollectionVisibility>("public");
  const [error, setError] = useState<string | null>(null);
  const hasAccount = me.user !== null && !me.user.isGuest;

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const title = String(new FormData(event.currentTarget).get("title"));
    setBusy(true);
    setError(null);
    try {
      const { id } = await api.collection.create.mutate({ kind, title, visibility });
      router.push(`/collections/${id}/edit`);
    } catch (fault) {
      setError(wordsOf(tErrors, fault));
      setBusy(false);
    }
  }

  return (
    <>
      <Button disabled={!hydrated} onClick={() => setOpen(true)}>
        <Plus aria-hidden />
        New {kind}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={`New ${kind}`}
        description={
          kind === "exhibition"
            ? "Works in an order, with your words on the wall beside them."
            : "Works you want to keep together."
        }
      >
        {hasAccount ? (
          <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-5">
            <Field
              label="Title"
              name="title"
              required
              maxLength={COLLECTION_LIMITS.title}
              autoFocus
              error={error}
            />
            <Choice
              legend="Who can see it"
              name="visibility"
              value={visibility}
              options={COLLECTION_VISIBILITIES}
              onChange={setVisibility}
            />
            <Button type="submit" variant="solid" busy={busy} className="h-12">
              Begin
            </Button>
          </form>
        ) : (
          <NeedsAccount back={`/${kind}s`} isGuest={me.user !== null} />
        )}
      </Dialog>
    </>
  );
}

/** How to become somebody who curates. */
export function NeedsAccount({ back, isGuest }: { back: string; isGuest: boolean }) {
  return (
    <div className="flex flex-col items-start gap-4">
      <p>
        {isGuest
          ? "You are here as a guest, and a guest's collections would be lost with the browser. Make an account: your name, your rooms and your credits come with you."
          : "Curating needs an account: a name, an email address to sign in with, and nothing else."}
      </p>
      <ButtonLink href={`/account?next=${back}`} solid>
        {isGuest ? "Make this an account" : "Make an account"}
      </ButtonLink>
    </div>
  );
}
