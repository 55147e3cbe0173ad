"use client";

import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { ChoosePassword } from "./choose-password";
import { ForgotForm } from "./forgot-form";

const listen = (tell: () => void) => {
  window.addEventListener("hashchange", tell);
  return () => window.removeEventListener("hashchange", tell);
};

/** The token is after the hash sign, which a browser sends to nobody: only here can it be read. */
export function Reset({ mail }: { mail: boolean }) {
  const t = useTranslations("account");
  const token = useSyncExternalStore(
    listen,
    () => window.location.hash.slice(1),
    () => null,
  );
  if (token === null) return <p className="text-soft">{t("reset.readingTheLink")}</p>;
  return token ? <ChoosePassword token={token} /> : <ForgotForm mail={mail} />;
}
