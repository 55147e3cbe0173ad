"use client";

import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { authClient } from "@/app/_api/auth";
import { useTRPC } from "@/app/_api/trpc";
import type { Me } from "@/app/_api/types";
import { wordsOf } from "@/app/_api/words";
import { Button } from "@/app/_components/ui/button";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { Field } from "@/app/_components/ui/field";
import { say } from "@/app/_components/ui/toasts";
import { NAME_LIMITS } from "@/core/kernel/names/limits";

export function SignedIn({ user }: { user: NonNullable<Me["user"]> }) {
  const t = useTranslations("account");
  const tErrors = useTranslations("errors");
  const router = useRouter();
  const [name, setName] = useState(user.name);
  const rename = useMutation(
    useTRPC().me.rename.mutationOptions({
      onSuccess: () => {
        void say(t("signedIn.nameChanged"));
        router.refresh();
      },
    }),
  );

  function submit(event: FormEvent) {
    event.preventDefault();
    rename.mutate({ name });
  }

  async function leave() {
    await (await authClient()).signOut();
    router.push("/");
    router.refresh();
  }

  return (
    <>
      <h1 dir="auto" className="font-semibold text-4xl tracking-[-0.03em]">
        {user.name}
      </h1>
      <p className="mt-3 text-lg text-soft">
        {user.email}
        {user.role === "admin" && (
          <>
            {", "}
            {t.rich("signedIn.adminPlace", {
              link: (chunks) => (
                <Link href="/admin" className="touch text-ink underline underline-offset-4">
                  {chunks}
                </Link>
              ),
            })}
          </>
        )}
      </p>
      <form onSubmit={submit} className="mt-8 flex items-end gap-3">
        <Field
          className="flex-1"
          label={t("signedIn.yourName")}
          value={name}
          onChange={(event) => setName(event.target.value)}
          maxLength={NAME_LIMITS.nameLength}
          required
          error={rename.error ? wordsOf(tErrors, rename.error) : null}
        />
        <Button type="submit" busy={rename.isPending} disabled={name === user.name}>
          {t("signedIn.change")}
        </Button>
      </form>
      <div className="mt-10 flex flex-wrap gap-3 border-line border-t pt-8">
        <ButtonLink href="/rooms" solid>
          {t("signedIn.toTheRooms")}
        </ButtonLink>
        <Button onClick={() => void leave()}>{t("signedIn.signOut")}</Button>
      </div>
    </>
  );
}
