"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTRPCClient } from "@/app/_api/trpc";
import { wordsOf } from "@/app/_api/words";
import { Button } from "@/app/_components/ui/button";
import { Dialog } from "@/app/_components/ui/dialog";
import { Choice, Field } from "@/app/_components/ui/field";
import type { Say } from "@/app/_words/say";

type Works = "stay" | "down";
const worksIn = (t: Say<"me">): { value: Works; label: string; hint: string }[] => [
  {
    value: "stay",
    label: t("leave.theyStayWithoutMy"),
    hint: t("leave.thoseWhoMadeThem"),
  },
  {
    value: "down",
    label: t("leave.takeDownWhatI"),
    hint: t("leave.goodAlsoThoseWho"),
  },
];

/** Leaving for good. Cannot be taken back, so an account says its password again. */
export function Leave({ isGuest }: { isGuest: boolean }) {
  const t = useTranslations("me");
  const tErrors = useTranslations("errors");
  const api = useTRPCClient();
  const [asked, setAsked] = useState(false);
  const [works, setWorks] = useState<Works>("stay");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const password = String(new FormData(event.currentTarget).get("password") ?? "");
    setBusy(true);
    setError(null);
    try {
      await api.me.erase.mutate({ works, password });
      // Whole and anew: nothing in the page knows this person any more.
      window.location.assign("/");
    } catch (problem) {
      setError(wordsOf(tErrors, problem));
      setBusy(false);
    }
  }

  return (
    <section aria-labelledby="leave">
      <h2 id="leave" className="font-semibold text-xl">
        {t("leave.leaveForGood")}
      </h2>
      <p className="mt-3 text-soft">{t("leave.nameAddressSessionsKeys")}</p>
      <Button variant="danger" onClick={() => setAsked(true)} className="mt-5">
        {t("leave.eraseMe")}
      </Button>
      <Dialog
        open={asked}
        onOpenChange={setAsked}
        title={t("leave.eraseMe")}
        description={t("leave.cannotUndoneTakeData")}
      >
        <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-5">
          <Choice
            legend={t("leave.worksIPublished")}
            name="works"
            value={works}
            options={worksIn(t)}
            onChange={setWorks}
          />
          {!isGuest && (
            <Field
              label={t("leave.yourPassword")}
              type="password"
              name="password"
              autoComplete="current-password"
              required
            />
          )}
          {error && (
            <p role="alert" className="text-danger">
              {error}
            </p>
          )}
          <Button type="submit" variant="danger" busy={busy} className="h-12">
            {t("leave.eraseMeGood")}
          </Button>
        </form>
      </Dialog>
    </section>
  );
}
