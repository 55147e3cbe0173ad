"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { rightAddress } from "./right-address";

/** Says at which address to open this page, where it is opened under another: there it can be read, and nothing more. */
export function WrongAddress({ origin }: { origin: string }) {
  const t = useTranslations("frame");
  const [right, setRight] = useState<string | null>(null);
  useEffect(() => setRight(rightAddress(window.location.href, origin)), [origin]);
  if (!right) return null;
  return (
    <p role="alert" className="border-danger border-b bg-paper px-4 py-2.5 text-center sm:px-10">
      {t("wrongAddress.placeOriginUnderOrigin2", { origin, origin2: window.location.origin })}{" "}
      <a href={right} className="underline underline-offset-4">
        {t("wrongAddress.openPageOrigin", { origin })}
      </a>
      .
    </p>
  );
}
