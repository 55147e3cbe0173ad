"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { cn } from "@/app/_components/ui/cn";
import { useFollowed } from "../members/use-followed";
import { Panel } from "./panel";
import { type PanelId, panelsIn } from "./panels";
import { tabAt } from "./tab-keys";
import { useAskedFor } from "./use-asked-for";

type PanelTabsProps = {
  tabs: readonly PanelId[];
  /** Icons with small labels, for fingers. */
  icons?: boolean;
  /** Tabs under the panel, within reach of a thumb. */
  below?: boolean;
};

/** One panel at a time. Following someone turns to the panel they are at. */
export function PanelTabs({ tabs, icons = false, below = false }: PanelTabsProps) {
  const t = useTranslations("room");
  const [open, setOpen] = useState<PanelId>(tabs[0] ?? "directions");
  const { panel } = useFollowed();
  useEffect(() => {
    if (panel && tabs.includes(panel)) setOpen(panel);
  }, [panel, tabs]);
  useAskedFor(tabs, setOpen);
  const list = useRef<HTMLDivElement>(null);
  const base = useId();
  /** As browsers' own radio buttons: one of them is in the order of Tab, and arrows choose among them. */
  const turn = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const reads = getComputedStyle(event.currentTarget).direction;
    const next = tabAt(event.key, tabs, open, reads === "rtl");
    if (!next) return;
    event.preventDefault();
    setOpen(next);
    document.getElementById(`${base}${next}`)?.focus();
  };
  // More tabs than a phone is wide scroll under the thumb; the one that is open is always in view.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it looks again whenever another is open
  useEffect(() => {
    list.current
      ?.querySelector('[data-state="active"]')
      ?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [open]);

  return (
    <div className={cn("flex h-full min-h-0 min-w-0", below ? "flex-col-reverse" : "flex-col")}>
      <div
        ref={list}
        role="tablist"
        aria-label={t("panelTabs.panels")}
        onKeyDown={turn}
        className={cn(
          "flex shrink-0 border-line",
          below ? "border-t pb-[env(safe-area-inset-bottom)]" : "border-b",
          icons ? "overflow-x-auto [scrollbar-width:none]" : "gap-3 px-5",
        )}
      >
        {tabs.map((id) => {
          const { label, icon: Icon } = panelsIn(t)[id];
          const isOpen = id === open;
          return (
            <button
              key={id}
              id={base + id}
              type="button"
              role="tab"
              aria-selected={isOpen}
              aria-controls={isOpen ? `${base}panel` : undefined}
              data-state={isOpen ? "active" : "inactive"}
              tabIndex={isOpen ? 0 : -1}
              onClick={() => setOpen(id)}
              className={cn(
                "text-soft -outline-offset-2 transition-colors hover:text-ink data-[state=active]:text-ink",
                // On the smallest phone a part of the next is in view: so one sees that there are more.
                icons && (below ? "min-w-13 max-[22rem]:min-w-12" : "min-w-11"),
                icons
                  ? "narrow flex h-13 flex-auto flex-col items-center justify-center gap-0.5 whitespace-nowrap px-0.5 text-[0.72rem] data-[state=active]:bg-sunk"
                  : // German words are longer: all five stay whole beside each other.
                    "-mb-px h-12 whitespace-nowrap border-transparent border-b-2 font-medium data-[state=active]:border-ink [&:lang(de)]:narrow",
              )}
            >
              {icons && <Icon aria-hidden className="size-5" />}
              {label}
            </button>
          );
        })}
      </div>
      <div
        key={open}
        id={`${base}panel`}
        role="tabpanel"
        aria-labelledby={base + open}
        className="min-h-0 min-w-0 flex-1 outline-none"
        tabIndex={-1}
      >
        <Panel which={open} />
      </div>
    </div>
  );
}
