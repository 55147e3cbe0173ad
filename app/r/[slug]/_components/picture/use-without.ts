import { useEffect, useRef, useState } from "react";
import { useFacts, useLive } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";
import type { ActorId } from "@/core/kernel/ids/ids";
import type { Sketch } from "@/core/room/protocol/sketch";
import { jsonLines } from "../panels/json-lines";

/** A pointer that only passes by asks for nothing. */
const STAY_MS = 250;

export type WithoutMember = { actor: ActorId; picture: string };

/** The settled picture without whom one points at, once it is drawn; null for those who only watch. */
export function useWithout(): WithoutMember | null {
  const live = useLive();
  const { id: room } = useFacts();
  const { role } = useSignal(live.people);
  const actor = useSignal(live.spotlight);
  const seq = useSignal(live.settled)?.seq;
  const drawn = useRef(new Map<string, string>());
  const [, redraw] = useState(0);
  const key = actor && seq !== undefined && role !== "viewer" ? `${seq}/${actor}` : null;

  useEffect(() => {
    if (!key || drawn.current.has(key)) return;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      jsonLines<Sketch>(
        `/api/sketch/${room}`,
        { kind: "without", member: actor },
        {
          signal: stop.signal,
          otherwise: "",
          onLine: ({ jpeg }) => {
            // Of pictures that are past none is asked for again.
            drawn.current = new Map([...drawn.current].filter(([known]) => known.startsWith(`${seq}/`)));
            drawn.current.set(key, `data:image/jpeg;base64,${jpeg}`);
            redraw((n) => n + 1);
          },
        },
      ).catch(() => {
        // The picture as it is stays: nothing was asked for that has to be answered.
      });
    }, STAY_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [key, room, actor, seq]);

  const picture = key && drawn.current.get(key);
  return actor && picture ? { actor, picture } : null;
}
