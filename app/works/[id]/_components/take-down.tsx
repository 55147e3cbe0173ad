"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { openApi } from "@/app/_api/open-api";
import { wordsOf } from "@/app/_api/words";
import { Button } from "@/app/_components/ui/button";
import { Field } from "@/app/_components/ui/field";
import type { WorkId } from "@/core/kernel/ids/ids";

/** For who published it: the work comes off the wall, its files are gone, its record stays. */
export function TakeDown({ id }: { id: WorkId }) {
  const t = useTranslations("works");
  const tErrors = useTranslations("errors");
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const [error, setError] = useState<string | null>(null);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get("reason"));
    try {
      await (await openApi()).work.unpublish.mutate({ id, reason });
      router.refresh();
    } catch (fault) {
      setError(wordsOf(tErrors, fault));
    }
  }

  if (!asking)
    return (
      <Button variant="quiet" className="-ms-4 self-start" onClick={() => setAsking(true)}>
        {t("takeDown.takeItDown")}
      </Button>
    );
  return (
    <form
      onSubmit={(event) => void submit(event)}
      className="flex flex-col gap-3 rounded-md border border-line p-4"
    >
      <Field
        label={t("takeDown.whyShownVisitorsOptional")}
        name="reason"
        maxLength={300}
        hint={t("takeDown.filesDeletedEveryAddress")}
      />
      <div className="flex gap-2">
        <Button type="submit" variant="danger">
          {t("takeDown.takeItDown")}
        </Button>
        <Button variant="quiet" onClick={() => setAsking(false)}>
          {t("takeDown.keepIt")}
        </Button>
      </div>
      {error && (
        <p role="alert" className="text-danger text-sm">
          {error}
        </p>
      )}
    </form>
  );
}
