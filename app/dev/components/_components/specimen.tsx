import type { ReactNode } from "react";

/** A component's name, and beside it the component in each of its states. */
export const Specimen = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className="border-line border-t py-5 first:border-0 first:pt-0">
    <h2 className="mb-3 text-sm text-soft">{name}</h2>
    <div className="flex flex-wrap items-start gap-3">{children}</div>
  </div>
);
