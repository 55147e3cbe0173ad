import type { ComponentProps } from "react";
import { cn } from "./cn";

const VARIANTS = {
  solid: "button-solid",
  line: "button-line",
  quiet: "button-quiet",
  danger: "button-danger",
};

export type ButtonVariant = keyof typeof VARIANTS;
type ButtonProps = ComponentProps<"button"> & { variant?: ButtonVariant; busy?: boolean };

/** A button with words. `busy` keeps its width and says so to screen readers. */
export function Button({
  variant = "line",
  busy = false,
  className,
  disabled,
  type = "button",
  ...rest
}: ButtonProps) {
  return (
    <button
      type={type}
      aria-busy={busy || undefined}
      disabled={disabled || busy}
      className={cn("button", VARIANTS[variant], className)}
      {...rest}
    />
  );
}
