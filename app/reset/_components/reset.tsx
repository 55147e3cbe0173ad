"use client";

import { useSyncExternalStore } from "react";
import { ChoosePassword } from "./choose-password";
import { ForgotForm } from "./forgot-form";

const listen = (tell: () => void) => {
  window.addEventListener("hashchange", tell);
  return () => window.removeEventListener("hashchange", tell);
};

/** The token is after the hash sign, which a browser sends to nobody: only here can it be read. */
export function Reset({ mail }: { mail: boolean }) {
  const token = useSyncExternalStore(
    listen,
    () => window.location.hash.slice(1),
    () => null,
  );
  if (token === null) return <p className="text-soft">Reading the link.</p>;
  return token ? <ChoosePassword token={token} /> : <ForgotForm mail={mail} />;
}
