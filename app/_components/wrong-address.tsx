"use client";

import { useEffect, useState } from "react";
import { rightAddress } from "./right-address";

/** Says at which address to open this page, where it is opened under another: there it can be read, and nothing more. */
export function WrongAddress({ origin }: { origin: string }) {
  const [right, setRight] = useState<string | null>(null);
  useEffect(() => setRight(rightAddress(window.location.href, origin)), [origin]);
  if (!right) return null;
  return (
    <p role="alert" className="border-danger border-b bg-paper px-4 py-2.5 text-center sm:px-10">
      This place is at {origin}. Under {window.location.origin} it can be looked at, but nobody can come in or
      change anything.{" "}
      <a href={right} className="underline underline-offset-4">
        Open this page at {origin}
      </a>
      .
    </p>
  );
}
