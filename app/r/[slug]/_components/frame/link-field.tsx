"use client";

import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Button } from "@/app/_components/ui/button";
import { inputClass } from "@/app/_components/ui/input-class";

type LinkFieldProps = {
  label: string;
  /** What the link gives, to whom, until when. */
  about: string;
  value: string;
  testId?: string;
};

/** A link to copy: selected on focus, copied by the button. */
export function LinkField({ label, about, value, testId }: LinkFieldProps) {
  const t = useTranslations("room");
  const [copied, setCopied] = useState(false);
  async function copy(field: HTMLInputElement | null) {
    field?.select();
    try {
      await navigator.clipboard.writeText(value);
      setCopied(true);
    } catch {
      // Without the right to write the clipboard the link is at least selected.
    }
  }
  const id = useId();
  return (
    <label className="flex flex-col gap-1.5">
      <span className="font-medium text-sm">{label}</span>
      <span className="flex gap-2">
        <input
          readOnly
          aria-describedby={id}
          data-testid={testId}
          value={value}
          onFocus={(event) => event.target.select()}
          className={inputClass}
        />
        <Button
          onClick={(event) => void copy(event.currentTarget.parentElement?.querySelector("input") ?? null)}
        >
          {copied ? <Check aria-hidden /> : <Copy aria-hidden />}
          {copied ? t("linkField.copied") : t("linkField.copy")}
        </Button>
      </span>
      <span id={id} className="text-sm text-soft">
        {about}
      </span>
    </label>
  );
}
