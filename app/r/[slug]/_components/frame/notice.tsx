"use client";

import { Archive, CloudOff, Eye, ImageOff, ShieldAlert, Snowflake, VolumeX, WifiOff } from "lucide-react";
import { cn } from "@/app/_components/ui/cn";
import { useLive } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";
import { wordsFor } from "@/core/kernel/errors";
import { RULES } from "@/core/moderation/rules";
import { AskToEdit } from "./ask-to-edit";

/** One line under the top bar when something is not as usual: what it is, and what to do. */
export function Notice() {
  const live = useLive();
  const connection = useSignal(live.connection);
  const blocked = useSignal(live.blocked);
  const { role } = useSignal(live.people);
  const { archived, frozen, frozenFor, render } = useSignal(live.status);

  const said = (() => {
    if (connection.state === "offline")
      return [
        WifiOff,
        "You are offline. Go on: what you change is kept here and sent when the connection is back.",
      ] as const;
    if (connection.state === "reconnecting")
      return [
        WifiOff,
        "Connection lost; connecting again. What you change meanwhile is kept and sent.",
      ] as const;
    if (archived)
      return [
        Archive,
        role === "host"
          ? "You have archived this room. It can be looked at, and nothing in it changes, until you bring it back under Room settings."
          : "This room is archived. It can be looked at, and nothing in it changes.",
      ] as const;
    if (blocked === "storage_unavailable") return [CloudOff, wordsFor("storage_unavailable")] as const;
    if (render === "unavailable") return [ImageOff, wordsFor("render_unavailable")] as const;
    if (frozenFor)
      return [ShieldAlert, `${wordsFor("frozen_by_moderators")} Rule: ${RULES[frozenFor].title}.`] as const;
    if (frozen) {
      return [
        Snowflake,
        role === "host"
          ? "The room is frozen. Nobody can change the picture until you thaw it."
          : wordsFor("frozen"),
      ] as const;
    }
    if (blocked === "muted")
      return [
        VolumeX,
        "The host has muted you: your pulls are out of the picture for now, and kept.",
      ] as const;
    if (blocked === "viewer_only") return [Eye, wordsFor("viewer_only")] as const;
    return null;
  })();

  if (!said) return null;
  const [Icon, words] = said;
  // A connection comes and goes: on a phone nothing under a finger moves for that.
  const passing = connection.state === "offline" || connection.state === "reconnecting";
  return (
    <div
      className={cn(
        "flex items-center justify-center gap-x-4 gap-y-2 border-line border-b bg-sunk px-4 py-2 text-sm max-md:justify-between",
        passing && "max-md:absolute max-md:inset-x-0 max-md:top-full max-md:z-20",
      )}
    >
      <p role="status" className="flex items-center gap-2.5">
        <Icon aria-hidden className="size-4 shrink-0" />
        {words}
      </p>
      {connection.state === "live" && !archived && <AskToEdit />}
    </div>
  );
}
