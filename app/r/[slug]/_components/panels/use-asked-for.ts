import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { type Command, useCommands } from "@/app/_keys/commands";
import { useLive } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";
import { type PanelId, panelsIn } from "./panels";

const NUMBERED = 9;

/** Turns to the panel that a key or a command asks for. The tabs' numbers are their keys. */
export function useAskedFor(tabs: readonly PanelId[], open: (panel: PanelId) => void): void {
  const t = useTranslations("instrument.commands");
  const tRoom = useTranslations("room");
  const live = useLive();
  const asked = useSignal(live.goTo);
  useEffect(() => {
    const panel = tabs.find((id) => id === asked?.panel);
    if (panel) open(panel);
  }, [asked, tabs, open]);

  useCommands(() =>
    tabs.map(
      (id, i): Command => ({
        ...{ id: `panel ${id}`, label: t("panel", { panel: panelsIn(tRoom)[id].label }), group: "go" },
        ...(i < NUMBERED && { shortcut: `panel-${(i + 1) as 1}` }),
        run: () => live.goTo.set({ panel: id }),
      }),
    ),
  );
}
