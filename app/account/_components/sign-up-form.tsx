"use client";

import { useTranslations } from "next-intl";
import { authClient } from "@/app/_api/auth";
import { Field } from "@/app/_components/ui/field";
import { SecretSubmit } from "@/app/_components/ui/secret-submit";
import { NAME_LIMITS } from "@/core/kernel/names/limits";
import { text, useAuthForm } from "./use-auth-form";

export function SignUpForm({ guestName, back }: { guestName: string | null; back: string }) {
  const t = useTranslations("account");
  const { busy, error, onSubmit } = useAuthForm(
    async (fields) =>
      (await authClient()).signUp.email({
        name: text(fields, "name"),
        email: text(fields, "email"),
        password: text(fields, "password"),
      }),
    back,
  );
  return (
    <form onSubmit={onSubmit} className="flex flex-col gap-5">
      <Field
        label={t("signUpForm.yourName")}
        name="name"
        autoComplete="nickname"
        defaultValue={guestName ?? ""}
        maxLength={NAME_LIMITS.nameLength}
        required
        hint={t("signUpForm.whatOthersRoomSee")}
      />
      <Field
        label={t("signUpForm.email")}
        name="email"
        type="email"
        autoComplete="email"
        maxLength={NAME_LIMITS.emailLength}
        required
        hint={t("signUpForm.onlySigningNobodySees")}
      />
      <Field
        label={t("signUpForm.password")}
        name="password"
        type="password"
        autoComplete="new-password"
        minLength={10}
        required
        hint={t("signUpForm.tenCharactersMore")}
        error={error}
      />
      <SecretSubmit busy={busy}>
        {guestName ? t("signUpForm.keepMyWork") : t("signUpForm.makeTheAccount")}
      </SecretSubmit>
    </form>
  );
}
