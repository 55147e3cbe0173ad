import type { ComponentProps, MouseEvent } from "react";
import { cn } from "./cn";

const VARIANTS = {
  solid: "button-solid",
  line: "button-line",
  quiet: "button-quiet",
  danger: "button-danger",
};

export type ButtonVariant = keyof typeof VARIANTS;
type ButtonProps = ComponentProps<"button"> & { variant?: ButtonVariant; busy?: boolean };

/** A button with words. `busy` keeps its width and the focus, says so to screen readers, and takes no more presses. */
export function Button({
  variant = "line",
  busy = false,
  className,
  disabled,
  type = "button",
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      type={type}
      aria-busy={busy || undefined}
      // A button that is disabled while it has the focus loses it.
      aria-disabled={busy || undefined}
      disabled={disabled}
      onClick={busy ? ignore : onClick}
      className={cn("button", VARIANTS[variant], className)}
      {...rest}
    />
  );
}

/** A press that does nothing, and sends no form. */
const ignore = (event: MouseEvent): void => event.preventDefault();
