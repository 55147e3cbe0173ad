import Link from "next/link";
import type { ComponentProps } from "react";
import { cn } from "./cn";

type ButtonLinkProps = ComponentProps<typeof Link> & { solid?: boolean };

/** A link that looks like a button, because going there is the thing to do. */
export const ButtonLink = ({ solid = false, className, ...rest }: ButtonLinkProps) => (
  <Link
    className={cn(
      "inline-flex h-11 items-center justify-center gap-2 rounded-md px-4 font-medium",
      solid ? "bg-ink text-paper hover:opacity-85" : "border border-edge hover:bg-sunk",
      className,
    )}
    {...rest}
  />
);
