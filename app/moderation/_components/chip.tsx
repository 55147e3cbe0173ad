import type { ReactNode } from "react";
import { cn } from "@/app/_components/ui/cn";

/** A word that marks something. Solid for what waits on us most. */
export const Chip = ({ children, solid = false }: { children: ReactNode; solid?: boolean }) => (
  <span
    className={cn(
      "inline-flex h-5.5 shrink-0 items-center whitespace-nowrap rounded-sm px-1.5 font-medium text-xs",
      solid ? "bg-ink text-paper" : "border border-edge text-ink",
    )}
  >
    {children}
  </span>
);
