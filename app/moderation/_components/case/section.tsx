import { type ReactNode, useId } from "react";

type SectionProps = { title: string; aside?: ReactNode; children: ReactNode };

/** A part of a case, under its own heading. */
export function Section({ title, aside, children }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="border-line border-t pt-4">
      <header className="mb-3 flex flex-wrap items-baseline gap-x-4">
        <h2 id={id} className="font-semibold text-base">
          {title}
        </h2>
        {aside && <div className="text-sm text-soft">{aside}</div>}
      </header>
      {children}
    </section>
  );
}
