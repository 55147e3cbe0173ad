"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useCommands } from "@/app/_keys/commands";
import { useLive } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";
import { keptMappings } from "./kept-mappings";

const KnobsDesk = dynamic(() => import("./knobs-desk").then((module) => module.KnobsDesk), { ssr: false });

/** Fetches what listens to knobs once somebody asks for it, plugs in a gamepad, or has knobs that learnt something before. */
export function KnobsHost() {
  const t = useTranslations("instrument.knobs");
  const live = useLive();
  const open = useSignal(live.knobsOpen);
  const [wanted, setWanted] = useState(false);
  useEffect(() => {
    if (open || keptMappings().length > 0) setWanted(true);
    const plugged = () => setWanted(true);
    window.addEventListener("gamepadconnected", plugged);
    return () => window.removeEventListener("gamepadconnected", plugged);
  }, [open]);
  useCommands(() => [
    {
      id: "knobs",
      label: t("title"),
      group: "do",
      more: "midi gamepad",
      run: () => live.knobsOpen.set(true),
    },
  ]);
  return wanted ? <KnobsDesk /> : null;
}
