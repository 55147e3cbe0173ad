import type { ComponentPropsWithoutRef } from "react";
import { cn } from "./ui/cn";

type PeoplesTextProps = ComponentPropsWithoutRef<"span"> & {
  as?: "span" | "p" | "blockquote" | "figcaption" | "dd" | "h1" | "h2" | "h3" | "td";
  /** Typed where several lines can be: line breaks are kept. */
  lines?: boolean;
  /** On one line, cut off at its end. */
  cut?: boolean;
};

/**
 * Text that somebody typed: names, titles, comments, notes. However long a word is it stays within what holds it, and
 * letters that run from right to left turn nothing around them.
 */
export function PeoplesText({ as: Tag = "span", lines = false, cut = false, className, ...rest }: PeoplesTextProps) {
  return (
    <Tag dir="auto" className={cn(cut ? "peoples-cut" : lines ? "peoples-lines" : "peoples", className)} {...rest} />
  );
}
