"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTRPC } from "@/app/_api/trpc";
import { wordsOf } from "@/app/_api/words";
import { Button } from "@/app/_components/ui/button";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { Field } from "@/app/_components/ui/field";

/** Chooses a new password with a link's token. */
export function ChoosePassword({ token }: { token: string }) {
  const tErrors = useTranslations("errors");

  const reset = useMutation(useTRPC().me.resetPassword.mutationOptions());
  const [differ, setDiffer] = useState(false);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const password = String(fields.get("password"));
    setDiffer(password !== fields.get("again"));
    if (password === fields.get("again")) reset.mutate({ token, password });
  }

  if (reset.isSuccess) {
    return (
      <>
        <h1 className="font-semibold text-4xl tracking-[-0.03em]">It is changed</h1>
        <p className="mt-3 text-lg text-soft">
          You are signed out everywhere, so that only the new password opens your account.
        </p>
        <ButtonLink href="/account" solid className="mt-8 h-12">
          Sign in
        </ButtonLink>
      </>
    );
  }
  const error = differ ? "The two are not the same." : reset.error ? wordsOf(tErrors, reset.error) : null;
  return (
    <>
      <h1 className="font-semibold text-4xl tracking-[-0.03em]">Choose a new password</h1>
      <p className="mt-3 text-lg text-soft">
        The link you opened lets you do this once. All your sessions end with it.
      </p>
      <form onSubmit={submit} className="mt-8 flex flex-col gap-5">
        <Field
          label="New password"
          name="password"
          type="password"
          autoComplete="new-password"
          minLength={10}
          maxLength={128}
          required
          hint="Ten characters or more."
        />
        <Field
          label="Once more"
          name="again"
          type="password"
          autoComplete="new-password"
          required
          error={error}
        />
        <Button type="submit" variant="solid" busy={reset.isPending} className="h-12">
          Change the password
        </Button>
      </form>
    </>
  );
}
