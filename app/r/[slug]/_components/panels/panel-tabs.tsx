"use client";

import { useTranslations } from "next-intl";
import { Tabs } from "radix-ui";
import { useEffect, useRef, useState } from "react";
import { cn } from "@/app/_components/ui/cn";
import { useFollowed } from "../members/use-followed";
import { Panel } from "./panel";
import { type PanelId, panelsIn } from "./panels";
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
  // More tabs than a phone is wide scroll under the thumb; the one that is open is always in view.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it looks again whenever another is open
  useEffect(() => {
    list.current
      ?.querySelector('[data-state="active"]')
      ?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [open]);

  return (
    <Tabs.Root
      value={open}
      onValueChange={(value) => setOpen((now) => tabs.find((tab) => tab === value) ?? now)}
      className={cn("flex h-full min-h-0 min-w-0", below ? "flex-col-reverse" : "flex-col")}
    >
      <Tabs.List
        ref={list}
        aria-label={t("panelTabs.panels")}
        className={cn(
          "flex shrink-0 border-line",
          below ? "border-t pb-[env(safe-area-inset-bottom)]" : "border-b",
          icons ? "overflow-x-auto [scrollbar-width:none]" : "gap-3 px-5",
        )}
      >
        {tabs.map((id) => {
          const { label, icon: Icon } = panelsIn(t)[id];
          return (
            <Tabs.Trigger
              key={id}
              value={id}
              className={cn(
                "text-soft -outline-offset-2 transition-colors hover:text-ink data-[state=active]:text-ink",
                icons && (below ? "min-w-13" : "min-w-11"),
                icons
                  ? "narrow flex h-13 flex-auto flex-col items-center justify-center gap-0.5 whitespace-nowrap px-0.5 text-[0.72rem] data-[state=active]:bg-sunk"
                  : "-mb-px h-12 border-transparent border-b-2 font-medium data-[state=active]:border-ink",
              )}
            >
              {icons && <Icon aria-hidden className="size-5" />}
              {label}
            </Tabs.Trigger>
          );
        })}
      </Tabs.List>
      {tabs.map((id) => (
        <Tabs.Content key={id} value={id} className="min-h-0 min-w-0 flex-1 outline-none" tabIndex={-1}>
          <Panel which={id} />
        </Tabs.Content>
      ))}
    </Tabs.Root>
  );
}
