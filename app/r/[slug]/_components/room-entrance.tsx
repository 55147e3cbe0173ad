"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useRef, useState } from "react";
import { useTRPCClient } from "@/app/_api/trpc";
import type { RoomPageData } from "@/app/_api/types";
import { codeOf, wordsOf } from "@/app/_api/words";
import { OpeningRoom } from "@/app/_room/opening-room";
import type { Theme } from "@/app/_theme/theme";
import type { Code } from "@/core/kernel/errors";
import type { ActorId, RoomId } from "@/core/kernel/ids/ids";
import { EntryForm } from "./entry-form";

const WaitingLine = dynamic(() => import("./waiting-line").then((module) => module.WaitingLine), {
  ssr: false,
});

const loadStudio = () => import("./studio").then((module) => module.Studio);
// Asked for before the page wakes up, so that it is here by then; where it does not come, `Studio` asks again.
if (typeof window !== "undefined") loadStudio().catch(() => {});
const Studio = dynamic(loadStudio, { ssr: false, loading: OpeningRoom });

type RoomEntranceProps = {
  room: RoomPageData;
  knownAs: string | null;
  me: ActorId | null;
  /** Why this visitor may not take part anywhere, and until when. */
  barred: string | null;
  suggestion: string;
  invite: string | null;
  theme: Theme;
};
type Stage =
  | { at: "door"; refused: { code: Code | null; words: string } | null }
  | { at: "waiting"; password: string | null }
  | { at: "entering" }
  | { at: "inside"; id: RoomId };

/** The door while something is needed (a name, a password, an invite), then the room. */
export function RoomEntrance({ room, knownAs, me, barred, suggestion, invite, theme }: RoomEntranceProps) {
  const tErrors = useTranslations("errors");
  const api = useTRPCClient();
  const straightIn = knownAs !== null && !barred && (room.needs === "nothing" || invite !== null);
  const [stage, setStage] = useState<Stage>(
    straightIn
      ? { at: "entering" }
      : { at: "door", refused: barred ? { code: "banned", words: barred } : null },
  );
  const begun = useRef(false);

  const enter = useCallback(
    async (password: string | null) => {
      const entered = await api.room.enter
        .mutate({ slug: room.slug, password: password ?? undefined, invite: invite ?? undefined })
        .catch((problem: unknown) => {
          if (codeOf(problem) === "must_wait") return null;
          throw problem;
        });
      if (!entered) {
        setStage({ at: "waiting", password });
        return;
      }
      // An invite is a key: not one to leave in the address bar, where screens are shared.
      if (invite) window.history.replaceState(null, "", window.location.pathname);
      setStage({ at: "inside", id: entered.id });
    },
    [api, room.slug, invite],
  );

  useEffect(() => {
    if (!straightIn || begun.current) return;
    begun.current = true;
    enter(null).catch((problem) =>
      setStage({ at: "door", refused: { code: codeOf(problem), words: wordsOf(tErrors, problem) } }),
    );
  }, [straightIn, enter, tErrors]);

  switch (stage.at) {
    case "door":
    case "waiting":
      return (
        <EntryForm
          room={room}
          knownAs={knownAs}
          suggestion={suggestion}
          invited={invite !== null}
          refused={stage.at === "door" ? stage.refused : null}
          waiting={
            stage.at === "waiting" ? (
              <WaitingLine
                slug={room.slug}
                password={stage.password}
                onIn={(id) => setStage({ at: "inside", id })}
                onStop={() => setStage({ at: "door", refused: null })}
              />
            ) : null
          }
          enter={enter}
        />
      );
    case "entering":
      return <OpeningRoom />;
    case "inside":
      return <Studio id={stage.id} me={me} room={room} theme={theme} />;
  }
}
