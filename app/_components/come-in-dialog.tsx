"use client";

import { useTranslations } from "next-intl";
import type { FormEvent } from "react";
import { Button } from "@/app/_components/ui/button";
import { Dialog } from "@/app/_components/ui/dialog";
import { Field } from "@/app/_components/ui/field";
import { useComeIn } from "@/app/_components/use-come-in";
import { NAME_LIMITS } from "@/core/kernel/names/limits";

type ComeInDialogProps = {
  title: string;
  onClose: () => void;
  /** Called once they are known: what they wanted to do. */
  then: () => Promise<void> | void;
};

/** A name is all it takes to take part. */
export function ComeInDialog({ title, onClose, then }: ComeInDialogProps) {
  const t = useTranslations("frame");
  const { busy, error, comeIn } = useComeIn();
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get("name"));
    void comeIn(name, then);
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      description={t("comeInDialog.noAccountNeededChoose")}
    >
      <form onSubmit={submit} className="flex flex-col gap-5">
        <Field
          label={t("comeInDialog.yourName")}
          name="name"
          required
          maxLength={NAME_LIMITS.nameLength}
          autoComplete="nickname"
          autoFocus
        />
        {error && (
          <p role="alert" className="text-danger">
            {error}
          </p>
        )}
        <Button type="submit" variant="solid" busy={busy} className="h-12">
          {t("comeInDialog.comeIn")}
        </Button>
      </form>
    </Dialog>
  );
}
