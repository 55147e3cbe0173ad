"use client";

import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { say } from "@/app/_components/ui/toasts";
import { useLive } from "@/app/_room/live/live-context";
import { mentions } from "@/core/room/talk/mention";

/** Tells me when somebody mentions me, whatever panel is open. */
export function Mentioned() {
  const t = useTranslations("instrument.talk");
  const live = useLive();
  useEffect(() => {
    let last = live.chat.get().at(-1)?.id;
    return live.chat.subscribe(() => {
      const line = live.chat.get().at(-1);
      if (!line || line.id === last) return;
      last = line.id;
      const { members, me } = live.people.get();
      const mine = live.member(me)?.name;
      const names = members.map(({ name }) => name);
      if (!mine || line.actor === me || !mentions(line.text, mine, names)) return;
      const words = t("mentioned", { name: line.name, text: line.text });
      live.news.set(words);
      void say(words, line.id, undefined, null);
    });
  }, [live, t]);
  return null;
}
