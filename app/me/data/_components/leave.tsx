"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTRPCClient } from "@/app/_api/trpc";
import { wordsOf } from "@/app/_api/words";
import { Button } from "@/app/_components/ui/button";
import { Dialog } from "@/app/_components/ui/dialog";
import { Choice, Field } from "@/app/_components/ui/field";

type Works = "stay" | "down";
const WORKS: { value: Works; label: string; hint: string }[] = [
  {
    value: "stay",
    label: "They stay, without my name",
    hint: "Those who made them with you keep their credits.",
  },
  {
    value: "down",
    label: "Take down what I published",
    hint: "For good, also for those who had a part in it.",
  },
];

/** Leaving for good. Cannot be taken back, so an account says its password again. */
export function Leave({ isGuest }: { isGuest: boolean }) {
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
        Leave for good
      </h2>
      <p className="mt-3 text-soft">
        Your name, address, sessions, keys, comments, chat and collections are erased, and works that named
        you are made anew without your name. What you moved in rooms stays in their logs under an id that is
        nobody’s.
      </p>
      <Button variant="danger" onClick={() => setAsked(true)} className="mt-5">
        Erase me
      </Button>
      <Dialog
        open={asked}
        onOpenChange={setAsked}
        title="Erase me"
        description="This cannot be undone. Take your data along first, if you want to keep it."
      >
        <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-5">
          <Choice legend="Works I published" name="works" value={works} options={WORKS} onChange={setWorks} />
          {!isGuest && (
            <Field
              label="Your password"
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
            Erase me for good
          </Button>
        </form>
      </Dialog>
    </section>
  );
}
