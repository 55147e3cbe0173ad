"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { authClient } from "@/app/_api/auth";
import { Field } from "@/app/_components/ui/field";
import { SecretSubmit } from "@/app/_components/ui/secret-submit";
import { text, useAuthForm } from "./use-auth-form";

export function SignInForm({ back }: { back: string }) {
  const t = useTranslations("account");
  const { busy, error, onSubmit } = useAuthForm(
    async (fields) =>
      (await authClient()).signIn.email({ email: text(fields, "email"), password: text(fields, "password") }),
    back,
  );
  return (
    <form onSubmit={onSubmit} className="flex flex-col gap-5">
      <Field label={t("signInForm.email")} name="email" type="email" autoComplete="email" required />
      <Field
        label={t("signInForm.password")}
        name="password"
        type="password"
        autoComplete="current-password"
        required
        error={error}
      />
      <SecretSubmit busy={busy}>{t("signInForm.signIn")}</SecretSubmit>
      <Link href="/reset" className="touch self-start text-soft underline-offset-4 hover:underline">
        {t("signInForm.forgotYourPassword")}
      </Link>
    </form>
  );
}
