"use client";

import { useOthersDoing } from "./use-others-doing";

/** On a phone one sees few of the controls: what others move is said over the picture. */
export function OthersDoing() {
  const doing = useOthersDoing();
  if (!doing) return null;
  return (
    <p
      dir="auto"
      aria-hidden
      className="pointer-events-none absolute bottom-2 start-2 max-w-[calc(100%-1rem)] animate-appear truncate rounded-sm bg-black/60 px-2 py-1 text-white text-xs md:hidden"
    >
      {doing}
    </p>
  );
}
