import type { ComponentProps } from "react";
import { cn } from "./cn";
import { Tip } from "./tooltip";

type IconButtonProps = Omit<ComponentProps<"button">, "aria-label"> & {
  label: string;
  side?: "top" | "bottom" | "left" | "right";
};

/** A button with an icon only: its label is its name and its tooltip. */
export function IconButton({ label, side = "bottom", className, type = "button", ...rest }: IconButtonProps) {
  return (
    <Tip words={label} side={side}>
      <button
        type={type}
        aria-label={label}
        className={cn(
          "inline-flex size-11 shrink-0 items-center justify-center rounded-md text-ink transition-colors duration-150 hover:bg-well",
          "disabled:opacity-40 aria-pressed:bg-ink aria-pressed:text-paper [&_svg]:size-5",
          className,
        )}
        {...rest}
      />
    </Tip>
  );
}
