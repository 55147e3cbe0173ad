"use client";

import { ArrowRight } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { FormEvent } from "react";
import { Button } from "@/app/_components/ui/button";
import { inputClass } from "@/app/_components/ui/input-class";
import { useComeIn } from "@/app/_components/use-come-in";
import { useHydrated } from "@/app/_components/use-hydrated";
import { NAME_LIMITS } from "@/core/kernel/names/limits";

type ComeInFormProps = { suggestion: string; signedInAs: string | null; to: string; note: string };

/** Type a name, come in: one field between a visitor and the picture. */
export function ComeInForm({ suggestion, signedInAs, to, note }: ComeInFormProps) {
  const t = useTranslations("landing");
  const router = useRouter();
  const hydrated = useHydrated();
  const { busy, error, comeIn } = useComeIn();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get("name"));
    const changed = name.trim() === signedInAs ? null : name;
    void comeIn(changed, () => router.push(to));
  }

  return (
    <form onSubmit={submit} className="max-w-md">
      <label htmlFor="come-in-name" className="font-medium text-sm">
        {t("comeInForm.yourName")}
      </label>
      {/* One under the other where a name would be cut beside the button, whose words are longer in some languages. */}
      <div className="mt-1.5 flex flex-wrap gap-2">
        <input
          id="come-in-name"
          name="name"
          // What is typed before the page listens stays.
          defaultValue={signedInAs ?? suggestion}
          onFocus={(event) => event.target.select()}
          maxLength={NAME_LIMITS.nameLength}
          autoComplete="nickname"
          required
          aria-invalid={error ? true : undefined}
          aria-describedby="come-in-note"
          className={`${inputClass} h-13 grow-[999] basis-44 text-lg`}
        />
        <Button
          type="submit"
          variant="solid"
          busy={busy}
          disabled={!hydrated}
          className="not-aria-busy:disabled:opacity-100 h-13 grow px-5 text-lg"
        >
          {t("comeInForm.comeIn")}
          <ArrowRight aria-hidden />
        </Button>
      </div>
      <p
        id="come-in-note"
        role={error ? "alert" : undefined}
        className={`mt-2 text-sm ${error ? "text-danger" : "text-soft"}`}
      >
        {error ?? note}
      </p>
    </form>
  );
}
