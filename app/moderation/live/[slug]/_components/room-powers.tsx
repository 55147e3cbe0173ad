"use client";

import { DoorClosed, Snowflake } from "lucide-react";
import { useState } from "react";
import { Button } from "@/app/_components/ui/button";
import { useLive } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";
import { RULES } from "@/core/moderation/rules";
import type { WatchedFacts } from "../_live/watched-facts";
import { CloseDialog } from "./close-dialog";
import { PowerDialog } from "./power-dialog";

/** What can be done about the room as a whole. */
export function RoomPowers({ room }: { room: WatchedFacts }) {
  const live = useLive();
  const { frozen, frozenFor } = useSignal(live.status);
  const [asked, setAsked] = useState<"freeze" | "thaw" | "close" | null>(null);
  const done = () => setAsked(null);
  const state = frozenFor
    ? `Frozen by moderators: ${RULES[frozenFor].title}`
    : frozen
      ? "Frozen by its host"
      : "";
  return (
    <section aria-label="The room" className="flex shrink-0 flex-wrap items-center gap-2 px-4 pt-1 pb-3">
      {!frozenFor && (
        <Button onClick={() => setAsked("freeze")}>
          <Snowflake aria-hidden />
          Freeze the room
        </Button>
      )}
      {frozen && (
        <Button onClick={() => setAsked("thaw")}>
          <Snowflake aria-hidden />
          Thaw the room
        </Button>
      )}
      <Button variant="danger" onClick={() => setAsked("close")}>
        <DoorClosed aria-hidden />
        Close the room
      </Button>
      <p role="status" className="text-sm">
        {state}
      </p>
      {asked === "freeze" && (
        <PowerDialog
          room={room.id}
          title="Freeze the room"
          about="Nobody changes the picture, the host included, until a moderator thaws it. Everyone in it sees the rule; the host and the editors who are here read what you write, and can appeal."
          button="Freeze"
          act={(rule) => ({ kind: "freeze", rule })}
          onClose={done}
        />
      )}
      {asked === "thaw" && (
        <PowerDialog
          room={room.id}
          title="Thaw the room"
          about="People can change the picture again."
          button="Thaw"
          act={{ kind: "thaw" }}
          onClose={done}
        />
      )}
      {asked === "close" && <CloseDialog room={room} onClose={done} />}
    </section>
  );
}
