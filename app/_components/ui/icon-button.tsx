import type { ComponentProps } from "react";
import { cn } from "./cn";
import { type Side, tip } from "./tip";

type IconButtonProps = Omit<ComponentProps<"button">, "aria-label"> & {
  label: string;
  side?: Side;
};

/** A button with an icon only: its label is its name and its tooltip. */
export function IconButton({ label, side = "bottom", className, type = "button", ...rest }: IconButtonProps) {
  return (
    <button
      type={type}
      aria-label={label}
      className={cn("icon-button", className)}
      {...tip(label, side)}
      {...rest}
    />
  );
}
