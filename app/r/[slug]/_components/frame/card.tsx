import type { ReactNode } from "react";

/** What waits for somebody: one under the other, at the end below the top bar. They move nothing that is under a finger. */
export function CardList({ children }: { children: ReactNode }) {
  return (
    <div className="pointer-events-none absolute top-full end-2 z-30 mt-2 flex max-h-[calc(100dvh-5rem)] w-[min(20rem,calc(100vw-1rem))] flex-col gap-2 overflow-y-auto">
      {children}
    </div>
  );
}

export function Card({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section
      aria-label={label}
      className="pointer-events-auto shrink-0 animate-rise rounded-md border border-line bg-raised p-3 shadow-xl"
    >
      {children}
    </section>
  );
}
