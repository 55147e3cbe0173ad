"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { useFacts, useLive } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";
import type { Recipe } from "@/core/picture/recipe/recipe";
import type { Member } from "@/core/room/protocol/messages";
import { whatOf } from "../picture/what-of";
import { comings } from "./comings";

/** Not more than one sentence in this time; what comes in between is said together. */
const EVERY_MS = 2_500;

const online = (members: readonly Member[]) =>
  new Map(members.filter((m) => m.online).map((m) => [m.actor as string, m.name]));

/** Says what happens in the room to those who listen to it: politely, and not all the time. */
export function Announcer() {
  const t = useTranslations("room");
  const live = useLive();
  const { model } = useFacts();
  const [said, setSaid] = useState("");
  const queue = useRef<string[]>([]);
  const { members, me, role } = useSignal(live.people);
  const status = useSignal(live.status);
  const news = useSignal(live.news);
  const before = useRef<ReadonlyMap<string, string> | null>(null);
  const asked = useRef<ReadonlyMap<string, string>>(new Map());
  const { waiting, more } = useSignal(live.door);
  const waited = useRef<ReadonlySet<string>>(new Set());
  const wasFrozen = useRef(status.frozen);

  useEffect(() => {
    const now = online(members);
    if (before.current) queue.current.push(...comings(t, before.current, now, me));
    before.current = now;
  }, [members, me, t]);

  useEffect(() => {
    const now = new Map(
      role === "host" ? members.filter((m) => m.asks).map((m) => [m.actor as string, m.name]) : [],
    );
    for (const [actor, name] of now)
      if (!asked.current.has(actor)) queue.current.push(t("announcer.nameAsksEdit", { name }));
    asked.current = now;
  }, [members, role, t]);

  useEffect(() => {
    // A crowd is counted, not called.
    for (const { actor, name, why } of waiting)
      if (!waited.current.has(actor)) queue.current.push(t("announcer.nameWaits", { name, why }));
    if (more > 0 && waiting.some(({ actor }) => !waited.current.has(actor)))
      queue.current.push(t("asking.othersWait", { others: more }));
    waited.current = new Set(waiting.map(({ actor }) => actor));
  }, [waiting, more, t]);

  useEffect(() => {
    if (wasFrozen.current !== status.frozen)
      queue.current.push(
        status.frozen
          ? t("announcer.moderators", { frozenFor: status.frozenFor ? "yes" : "no" })
          : t("announcer.roomOpenAgain"),
      );
    wasFrozen.current = status.frozen;
  }, [status.frozen, status.frozenFor, t]);

  useEffect(() => {
    if (news) queue.current.push(news);
  }, [news]);

  useEffect(() => {
    let pins: Recipe["holds"] = live.recipe.holds;
    return live.watchAll("hold/", () => {
      const label = (id: string) => whatOf(t, id, model.controls);
      const now = live.recipe.holds;
      for (const hold of now) {
        if (!pins.some((pin) => pin.control === hold.control))
          queue.current.push(
            t("announcer.nameofPinnedLabel", { nameOf: live.nameOf(hold.by), label: label(hold.control) }),
          );
      }
      for (const pin of pins) {
        if (!now.some((hold) => hold.control === pin.control))
          queue.current.push(t("announcer.labelLooseAgain", { label: label(pin.control) }));
      }
      pins = now;
    });
  }, [live, model, t]);

  useEffect(() => {
    const timer = setInterval(() => {
      if (queue.current.length > 0) setSaid(queue.current.splice(0).slice(-4).join(" "));
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, []);

  return (
    <p aria-live="polite" className="sr-only">
      {said}
    </p>
  );
}
