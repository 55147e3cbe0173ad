"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { cn } from "@/app/_components/ui/cn";
import { Chat } from "../chat/chat";
import { Film } from "../film/film";
import { PeoplePanel } from "../members/people-panel";
import { useFollowedMark } from "../members/use-followed";
import { Directions } from "./directions";
import { type PanelId, panelsIn } from "./panels";
import { Sources } from "./sources";

const Desk = dynamic(() => import("./desk").then((module) => module.Desk), { ssr: false });
const FinishPanel = dynamic(() => import("../finish/finish-panel").then((module) => module.FinishPanel), {
  ssr: false,
});
const PalettePanel = dynamic(() => import("./palette-panel").then((module) => module.PalettePanel), {
  ssr: false,
});
const LoopPanel = dynamic(() => import("../loop/loop-panel").then((module) => module.LoopPanel), {
  ssr: false,
});

const CONTENT: Record<PanelId, React.ComponentType> = {
  directions: Directions,
  hands: FinishPanel,
  desk: Desk,
  sources: Sources,
  palette: PalettePanel,
  loop: LoopPanel,
  film: () => <Film wrap />,
  chat: Chat,
  people: PeoplePanel,
};

/** One panel's content, scrolling by itself. */
export function Panel({
  which,
  titled = false,
  className,
}: {
  which: PanelId;
  titled?: boolean;
  className?: string;
}) {
  const t = useTranslations("room");
  const Content = CONTENT[which];
  const content = useRef<HTMLDivElement>(null);
  useFollowedMark(content);
  return (
    <section
      aria-label={panelsIn(t)[which].label}
      data-panel={which}
      className={cn("flex h-full min-h-0 min-w-0 flex-col", className)}
    >
      <h2 className={titled ? "px-5 pt-4 pb-1 font-semibold" : "sr-only"}>{panelsIn(t)[which].label}</h2>
      {/* relative: what is hidden in it for screen readers stays in it, and makes the page no longer. */}
      <div
        ref={content}
        className={cn(
          "relative min-h-0 min-w-0 flex-1 px-3",
          which === "chat" ? "pb-2" : "overflow-y-auto overflow-x-clip overscroll-contain pb-4",
        )}
      >
        <Content />
      </div>
    </section>
  );
}
