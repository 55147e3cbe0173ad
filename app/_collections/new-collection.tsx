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
  const t = useTranslations("collections");
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
        {t("newCollection.newKind", { kind })}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={t("newCollection.newKind", { kind })}
        description={
          kind === "exhibition"
            ? t("newCollection.worksOrderWordsWall")
            : t("newCollection.worksWantKeepTogether")
        }
      >
        {hasAccount ? (
          <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-5">
            <Field
              label={t("newCollection.title")}
              name="title"
              required
              maxLength={COLLECTION_LIMITS.title}
              autoFocus
              error={error}
            />
            <Choice
              legend={t("newCollection.whoCanSee")}
              name="visibility"
              value={visibility}
              options={COLLECTION_VISIBILITIES}
              onChange={setVisibility}
            />
            <Button type="submit" variant="solid" busy={busy} className="h-12">
              {t("newCollection.begin")}
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
  const t = useTranslations("collections");
  return (
    <div className="flex flex-col items-start gap-4">
      <p>
        {isGuest
          ? t("newCollection.hereGuestGuestsCollections")
          : t("newCollection.curatingNeedsAccountName")}
      </p>
      <ButtonLink href={`/account?next=${back}`} solid>
        {isGuest ? t("newCollection.makeAccount") : t("newCollection.makeAnAccount")}
      </ButtonLink>
    </div>
  );
}
