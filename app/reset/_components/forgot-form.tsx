"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { FormEvent } from "react";
import { useTRPC } from "@/app/_api/trpc";
import { wordsOf } from "@/app/_api/words";
import { Button } from "@/app/_components/ui/button";
import { Field } from "@/app/_components/ui/field";

/** Asks for a link by mail, where mail can be sent; else says who makes one. */
export function ForgotForm({ mail }: { mail: boolean }) {
  const tErrors = useTranslations("errors");

  const forgot = useMutation(useTRPC().me.forgot.mutationOptions());

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    forgot.mutate({ email: String(new FormData(event.currentTarget).get("email")) });
  }

  if (!mail) {
    return (
      <Words title="Forgot your password?">
        Ask an admin of this place for a reset link: they make one for your account and hand it to you. It
        works once, within a day.
      </Words>
    );
  }
  if (forgot.isSuccess) {
    return (
      <Words title="Look at your mail">
        If an account has that address, a link is on its way to it. It works once, within a day. Look among
        what was sorted out as junk, too.
      </Words>
    );
  }
  return (
    <>
      <Words title="Forgot your password?">
        Write the address of your account: you get a link with which you choose a new one.
      </Words>
      <form onSubmit={submit} className="mt-8 flex flex-col gap-5">
        <Field
          label="Email"
          name="email"
          type="email"
          autoComplete="email"
          required
          error={forgot.error ? wordsOf(tErrors, forgot.error) : null}
        />
        <Button type="submit" variant="solid" busy={forgot.isPending} className="h-12">
          Send the link
        </Button>
      </form>
    </>
  );
}

const Words = ({ title, children }: { title: string; children: React.ReactNode }) => (
  <>
    <h1 className="font-semibold text-4xl tracking-[-0.03em]">{title}</h1>
    <p className="mt-3 text-lg text-soft">{children}</p>
  </>
);
