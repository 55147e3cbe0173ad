"use client";

import { Toaster } from "sonner";

/** Where short messages appear: what happened, what to do. */
export function Toasts() {
  return (
    <Toaster
      position="top-center"
      visibleToasts={3}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            "flex w-[min(24rem,calc(100vw-2rem))] items-start gap-3 rounded-md bg-ink px-4 py-3 text-paper text-sm shadow-xl [&_svg]:size-4",
          description: "opacity-80",
          actionButton: "ml-auto underline underline-offset-4",
        },
      }}
    />
  );
}
