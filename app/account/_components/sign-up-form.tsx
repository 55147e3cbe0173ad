"use client";

import { authClient } from "@/app/_api/auth";
import { Button } from "@/app/_components/ui/button";
import { Field } from "@/app/_components/ui/field";
import { NAME_LIMITS } from "@/core/kernel/names/limits";
import { text, useAuthForm } from "./use-auth-form";

export function SignUpForm({ guestName, back }: { guestName: string | null; back: string }) {
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
        label="Your name"
        name="name"
        autoComplete="nickname"
        defaultValue={guestName ?? ""}
        maxLength={NAME_LIMITS.nameLength}
        required
        hint="What others in a room see."
      />
      <Field
        label="Email"
        name="email"
        type="email"
        autoComplete="email"
        required
        hint="Only for signing in; nobody sees it."
      />
      <Field
        label="Password"
        name="password"
        type="password"
        autoComplete="new-password"
        minLength={10}
        required
        hint="Ten characters or more."
        error={error}
      />
      <Button type="submit" variant="solid" busy={busy} className="h-12">
        {guestName ? "Keep my work" : "Make the account"}
      </Button>
    </form>
  );
}
