"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Dialog as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "./cn";
import { useFocusBack } from "./use-focus-back";

type DialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: ReactNode;
  children: ReactNode;
  wide?: boolean;
};

/** A dialog in the middle, or a sheet from below on a phone. */
export function Dialog({ open, onOpenChange, title, description, children, wide = false }: DialogProps) {
  const t = useTranslations("frame");
  const focusBack = useFocusBack();
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className="fixed inset-0 z-40 bg-black/60" />
        <Primitive.Content
          {...(description ? {} : { "aria-describedby": undefined })}
          {...focusBack}
          className={cn(
            "fixed inset-x-0 bottom-0 z-40 max-h-[92dvh] animate-rise overflow-y-auto rounded-t-lg border border-line bg-raised p-6 pb-[max(1.5rem,env(safe-area-inset-bottom))] shadow-2xl",
            "sm:inset-auto sm:top-1/2 sm:left-1/2 sm:w-[calc(100%-2rem)] sm:-translate-x-1/2 sm:-translate-y-1/2 sm:rounded-lg sm:p-8",
            wide ? "sm:max-w-2xl" : "sm:max-w-md",
          )}
        >
          <Primitive.Title dir="auto" className="pe-12 font-semibold text-xl tracking-tight">
            {title}
          </Primitive.Title>
          {description && (
            <Primitive.Description className="mt-1 text-soft">{description}</Primitive.Description>
          )}
          <div className="mt-6">{children}</div>
          <Primitive.Close
            aria-label={t("dialog.close")}
            className="absolute top-3 end-3 inline-flex size-11 items-center justify-center rounded-md hover:bg-well sm:top-5 sm:end-5"
          >
            <X aria-hidden className="size-5" />
          </Primitive.Close>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
