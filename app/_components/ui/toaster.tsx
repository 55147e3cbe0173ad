"use client";

import { useEffect } from "react";
import { Toaster } from "sonner";

export function StyledToaster({ onListening }: { onListening: () => void }) {
  useEffect(onListening, [onListening]);
  return (
    <Toaster
      position="top-center"
      // Below the bars on top: words over a button would take its place.
      offset={{ top: 72 }}
      mobileOffset={{ top: 64 }}
      // Not the font it would bring along.
      style={{ fontFamily: "inherit" }}
      visibleToasts={3}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            "flex w-[min(24rem,calc(100vw-2rem))] items-start gap-3 rounded-md bg-ink px-4 py-3 text-paper text-sm shadow-xl",
          actionButton: "touch ms-auto shrink-0 font-semibold underline underline-offset-4",
        },
      }}
    />
  );
}
