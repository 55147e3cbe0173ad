"use client";

import type { ReactNode } from "react";
import { useHydrated } from "@/app/_components/use-hydrated";
import { Button } from "./button";

/** Sends a form with a password in it, once the page listens: a browser that sent it by itself would write the password into the address. */
export function SecretSubmit({ busy, children }: { busy: boolean; children: ReactNode }) {
  const hydrated = useHydrated();
  return (
    <Button
      type="submit"
      variant="solid"
      busy={busy}
      disabled={!hydrated}
      className="not-aria-busy:disabled:opacity-100 h-12"
    >
      {children}
    </Button>
  );
}
