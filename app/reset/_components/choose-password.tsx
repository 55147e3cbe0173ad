"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTRPC } from "@/app/_api/trpc";
import { wordsOf } from "@/app/_api/words";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { Field } from "@/app/_components/ui/field";
import { SecretSubmit } from "@/app/_components/ui/secret-submit";

/** Chooses a new password with a link's token. */
export function ChoosePassword({ token }: { token: string }) {
  const t = useTranslations("account");
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
        <h1 className="font-semibold text-4xl tracking-[-0.03em]">{t("choosePassword.itIsChanged")}</h1>
        <p className="mt-3 text-lg text-soft">{t("choosePassword.signedOutEverywhereSo")}</p>
        <ButtonLink href="/account" solid className="mt-8 h-12">
          {t("choosePassword.signIn")}
        </ButtonLink>
      </>
    );
  }
  const error = differ ? t("choosePassword.twoNotSame") : reset.error ? wordsOf(tErrors, reset.error) : null;
  return (
    <>
      <h1 className="font-semibold text-4xl tracking-[-0.03em]">{t("choosePassword.chooseNewPassword")}</h1>
      <p className="mt-3 text-lg text-soft">{t("choosePassword.linkOpenedLetsDo")}</p>
      <form onSubmit={submit} className="mt-8 flex flex-col gap-5">
        <Field
          label={t("choosePassword.newPassword")}
          name="password"
          type="password"
          autoComplete="new-password"
          minLength={10}
          maxLength={128}
          required
          hint={t("choosePassword.tenCharactersMore")}
        />
        <Field
          label={t("choosePassword.onceMore")}
          name="again"
          type="password"
          autoComplete="new-password"
          required
          error={error}
        />
        <SecretSubmit busy={reset.isPending}>{t("choosePassword.changeThePassword")}</SecretSubmit>
      </form>
    </>
  );
}
