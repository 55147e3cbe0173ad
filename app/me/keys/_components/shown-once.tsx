"use client";

import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Button } from "@/app/_components/ui/button";
import { inputClass } from "@/app/_components/ui/input-class";

/** A secret that is never shown again, to be copied now. */
export function ShownOnce({ value, onDone }: { value: string; onDone: () => void }) {
  const t = useTranslations("me");
  const id = useId();
  const [copied, setCopied] = useState(false);
  const copy = () =>
    navigator.clipboard.writeText(value).then(
      () => setCopied(true),
      // Where the browser does not let us, the field can still be copied by hand.
      () => document.getElementById(id)?.focus(),
    );
  return (
    <div className="flex flex-col gap-5">
      <label htmlFor={id} className="text-soft">
        {t("shownOnce.copyNowKeepKeep")}
      </label>
      <input
        id={id}
        readOnly
        value={value}
        onFocus={(event) => event.target.select()}
        className={`${inputClass} font-mono text-sm`}
      />
      <div className="flex flex-wrap gap-3">
        <Button variant="solid" onClick={copy}>
          {copied ? <Check aria-hidden /> : <Copy aria-hidden />}{" "}
          {t("shownOnce.copied", { copied: copied ? "yes" : "no" })}
        </Button>
        <Button onClick={onDone}>{t("shownOnce.iHaveIt")}</Button>
      </div>
    </div>
  );
}
