import Link from "next/link";
import type { ComponentProps } from "react";
import { cn } from "./cn";

type ButtonLinkProps = ComponentProps<typeof Link> & { solid?: boolean };

/** A link that looks like a button, because going there is the thing to do. */
export const ButtonLink = ({ solid = false, className, ...rest }: ButtonLinkProps) => (
  <Link className={cn("button", solid ? "button-solid" : "button-line", className)} {...rest} />
);
