import type { ComponentProps } from "react";
import { cn } from "./cn";

const VARIANTS = {
  solid: "bg-ink text-paper hover:opacity-85",
  line: "border border-edge text-ink hover:bg-sunk",
  quiet: "text-ink hover:bg-well",
  danger: "border border-danger text-danger hover:bg-danger hover:text-paper",
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
      className={cn(
        "inline-flex h-11 items-center justify-center gap-2 rounded-md px-4 font-medium whitespace-nowrap transition-[background-color,opacity,color] duration-150",
        "disabled:opacity-45 aria-busy:animate-breathe [&_svg]:size-4.5 [&_svg]:shrink-0",
        VARIANTS[variant],
        className,
      )}
      {...rest}
    />
  );
}
