"use client";

import { Maximize, Minimize, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import { cn } from "@/app/_components/ui/cn";
import { IconButton } from "@/app/_components/ui/icon-button";
import { useAwake } from "./use-awake";
import { useDark } from "./use-dark";
import { useFullScreen } from "./use-full-screen";
import { useQuiet } from "./use-quiet";

type StageFrameProps = {
  label: string;
  onLeave: () => void;
  /** Keys that the stage does not know itself. */
  onKey?: (event: KeyboardEvent) => void;
  /** Further controls, left of those that every stage has. */
  controls: ReactNode;
  children: ReactNode;
};

/** A dark screen for a projector: what is shown, and controls that float and hide when no hand moves. */
export function StageFrame({ label, onLeave, onKey, controls, children }: StageFrameProps) {
  const t = useTranslations("instrument.stage");
  const isQuiet = useQuiet();
  const full = useFullScreen();
  const box = useRef<HTMLElement>(null);
  useAwake();
  useDark();
  useEffect(() => {
    box.current?.focus({ preventScroll: true });
  }, []);

  function key(event: KeyboardEvent) {
    if (event.key === "Escape" && !document.fullscreenElement) onLeave();
    else onKey?.(event);
  }

  return (
    <main
      ref={box}
      tabIndex={-1}
      aria-label={label}
      onKeyDown={key}
      data-quiet={isQuiet}
      className={cn("fixed inset-0 overflow-hidden bg-black text-ink outline-none", isQuiet && "cursor-none")}
    >
      {children}
      <div
        role="toolbar"
        aria-label={t("tools")}
        className={cn(
          "-translate-x-1/2 absolute bottom-[max(1rem,env(safe-area-inset-bottom))] left-1/2 flex w-max max-w-[calc(100%-1rem)] items-center gap-1 rounded-lg border border-line bg-raised/90 p-1 shadow-2xl transition-opacity duration-500 has-focus-visible:opacity-100",
          isQuiet && "opacity-0",
        )}
      >
        {controls}
        {full && (
          <IconButton label={full.isFull ? t("small") : t("full")} side="top" onClick={full.toggle}>
            {full.isFull ? <Minimize aria-hidden /> : <Maximize aria-hidden />}
          </IconButton>
        )}
        <IconButton label={t("leave")} side="top" onClick={onLeave}>
          <X aria-hidden />
        </IconButton>
      </div>
    </main>
  );
}
