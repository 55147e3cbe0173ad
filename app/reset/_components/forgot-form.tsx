"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { FormEvent } from "react";
import { useTRPC } from "@/app/_api/trpc";
import { wordsOf } from "@/app/_api/words";
import { Button } from "@/app/_components/ui/button";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { Field } from "@/app/_components/ui/field";

/** Asks for a link by mail, where mail can be sent; else says who makes one. */
export function ForgotForm({ mail }: { mail: boolean }) {
  const t = useTranslations("account");
  const tErrors = useTranslations("errors");
  const forgot = useMutation(useTRPC().me.forgot.mutationOptions());

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    forgot.mutate({ email: String(new FormData(event.currentTarget).get("email")) });
  }

  if (!mail) {
    return <Told title={t("forgotForm.forgotYourPassword")}>{t("forgotForm.askAdminPlaceReset")}</Told>;
  }
  if (forgot.isSuccess) {
    return <Told title={t("forgotForm.lookMail")}>{t("forgotForm.ifAccountHasAddress")}</Told>;
  }
  return (
    <>
      <Words title={t("forgotForm.forgotYourPassword")}>{t("forgotForm.writeAddressAccountGet")}</Words>
      <form onSubmit={submit} className="mt-8 flex flex-col gap-5">
        <Field
          label={t("forgotForm.email")}
          name="email"
          type="email"
          autoComplete="email"
          required
          error={forgot.error ? wordsOf(tErrors, forgot.error) : null}
        />
        <Button type="submit" variant="solid" busy={forgot.isPending} className="h-12">
          {t("forgotForm.sendTheLink")}
        </Button>
      </form>
    </>
  );
}

/** What there is nothing more to do about here, and the way back. */
function Told(words: { title: string; children: React.ReactNode }) {
  const t = useTranslations("account");
  return (
    <>
      <Words {...words} />
      <ButtonLink href="/account" className="mt-8 h-12">
        {t("signInForm.signIn")}
      </ButtonLink>
    </>
  );
}

const Words = ({ title, children }: { title: string; children: React.ReactNode }) => (
  <>
    <h1 className="font-semibold text-4xl tracking-[-0.03em]">{title}</h1>
    <p className="mt-3 text-lg text-soft">{children}</p>
  </>
);
