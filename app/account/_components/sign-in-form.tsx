"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { authClient } from "@/app/_api/auth";
import { Button } from "@/app/_components/ui/button";
import { Field } from "@/app/_components/ui/field";
import { useHydrated } from "@/app/_components/use-hydrated";
import { text, useAuthForm } from "./use-auth-form";

export function SignInForm({ back }: { back: string }) {
  const t = useTranslations("account");
  // A browser that sends the form by itself would write the password into the address.
  const hydrated = useHydrated();
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
      <Button
        type="submit"
        variant="solid"
        busy={busy}
        disabled={!hydrated}
        className="not-aria-busy:disabled:opacity-100 h-12"
      >
        {t("signInForm.signIn")}
      </Button>
      <Link href="/reset" className="touch self-start text-soft underline-offset-4 hover:underline">
        {t("signInForm.forgotYourPassword")}
      </Link>
    </form>
  );
}
