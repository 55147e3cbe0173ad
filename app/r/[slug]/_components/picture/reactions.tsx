"use client";

import { Eye, Hand, Heart, type LucideIcon, PartyPopper, Sparkles } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { IconButton } from "@/app/_components/ui/icon-button";
import { useCommands } from "@/app/_keys/commands";
import { colourOf } from "@/app/_room/live/colour";
import { useLive } from "@/app/_room/live/live-context";
import type { Say } from "@/app/_words/say";
import { ROOM_LIMITS } from "@/core/room/protocol/limits";
import type { ReactMessage } from "@/core/room/protocol/messages";

type Kind = ReactMessage["kind"];
const kindsIn = (t: Say<"room">): Record<Kind, { label: string; icon: LucideIcon }> => ({
  heart: { label: t("reactions.loveIt"), icon: Heart },
  spark: { label: t("reactions.thatOne"), icon: Sparkles },
  wave: { label: t("reactions.wave"), icon: Hand },
  clap: { label: t("reactions.applause"), icon: PartyPopper },
  wonder: { label: t("reactions.lookAtThis"), icon: Eye },
});
const LASTS_MS = 2_300;

export function ReactionBar() {
  const t = useTranslations("room");
  const live = useLive();
  const last = useRef(0);
  async function react(kind: Kind) {
    const now = performance.now();
    if (now - last.current < 1000 / ROOM_LIMITS.reactionsPerSecond) return;
    last.current = now;
    const reply = await live.line.react({
      kind,
      x: 0.15 + Math.random() * 0.7,
      y: 0.75 + Math.random() * 0.2,
    });
    if (!reply.ok) live.tellRefused(reply.error, reply.words);
  }
  useCommands(() =>
    (Object.keys(kindsIn(t)) as Kind[]).map((kind) => ({
      ...{ id: `react ${kind}`, label: kindsIn(t)[kind].label, more: t("reactions.react"), group: "do" },
      run: () => void react(kind),
    })),
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a row of buttons is no fieldset of a form
    <span role="group" aria-label={t("reactions.react")} className="flex">
      {(Object.keys(kindsIn(t)) as Kind[]).map((kind) => {
        const { label, icon: Icon } = kindsIn(t)[kind];
        return (
          <IconButton
            key={kind}
            label={label}
            side="top"
            onClick={() => void react(kind)}
            className="h-9 w-10 text-soft max-[370px]:w-8 short:w-7 hover:text-ink [&_svg]:size-4"
          >
            <Icon aria-hidden />
          </IconButton>
        );
      })}
    </span>
  );
}

type Floating = { id: number; kind: Kind; x: number; y: number; colour: string; name: string };

/** Reactions rise over the picture in their sender's colour and are gone. */
export function Reactions() {
  const t = useTranslations("room");
  const live = useLive();
  const [floating, setFloating] = useState<readonly Floating[]>([]);

  useEffect(() => {
    let id = 0;
    const timers = new Set<ReturnType<typeof setTimeout>>();
    const came = ({
      kind,
      x = 0.5,
      y = 0.85,
      actor,
    }: Parameters<Parameters<typeof live.onReaction.add>[0]>[0]) => {
      id += 1;
      const mine = id;
      const member = live.member(actor);
      const one = { id: mine, kind, x, y, colour: colourOf(member), name: member?.name ?? "" };
      setFloating((now) => [...now.slice(-23), one]);
      const timer = setTimeout(() => {
        timers.delete(timer);
        setFloating((now) => now.filter((other) => other.id !== mine));
      }, LASTS_MS);
      timers.add(timer);
    };
    live.onReaction.add(came);
    return () => {
      live.onReaction.delete(came);
      for (const timer of timers) clearTimeout(timer);
    };
  }, [live]);

  return (
    <div aria-hidden="true" className="pointer-events-none absolute inset-4 overflow-hidden">
      {floating.map(({ id, kind, x, y, colour, name }) => {
        const Icon = kindsIn(t)[kind].icon;
        return (
          <span
            key={id}
            className="absolute flex animate-float-away items-center whitespace-nowrap gap-1.5 rounded-full py-1.5 pe-3 ps-2.5 font-semibold text-on-member text-sm shadow-lg"
            style={{ left: `${x * 100}%`, top: `${y * 100}%`, background: colour }}
          >
            <Icon className="size-4.5" />
            <bdi>{name}</bdi>
          </span>
        );
      })}
    </div>
  );
}
