"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/app/_components/ui/button";
import { inputClass } from "@/app/_components/ui/input-class";
import { REASONS_LENGTH } from "@/core/moderation/limits";

type TextActProps = {
  label: string;
  hint: string;
  verb: string;
  busy: boolean;
  /** Answers whether it was done: what was written is kept where it was not. */
  onDo: (text: string) => Promise<boolean>;
  onClose: () => void;
};

/** Something that is done with a few words. */
export function TextAct({ label, hint, verb, busy, onDo, onClose }: TextActProps) {
  const t = useTranslations("desk");
  const id = useId();
  const [text, setText] = useState("");

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (await onDo(text.trim())) onClose();
  }
  return (
    <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-2">
      <label htmlFor={id} className="text-sm">
        <span className="font-medium">{label}</span> <span className="text-soft">{hint}</span>
      </label>
      <textarea
        id={id}
        value={text}
        rows={3}
        required
        maxLength={REASONS_LENGTH}
        // It was asked for this moment, by a key or a button.
        // biome-ignore lint/a11y/noAutofocus: see above
        autoFocus
        onChange={(event) => setText(event.target.value)}
        className={`${inputClass} h-auto py-2`}
      />
      <div className="flex gap-2">
        <Button type="submit" variant="solid" busy={busy} disabled={text.trim() === ""}>
          {verb}
        </Button>
        <Button variant="quiet" onClick={onClose}>
          {t("textAct.cancel")}
        </Button>
      </div>
    </form>
  );
}
