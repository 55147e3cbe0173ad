import { useEffect, useRef, useState } from "react";
import { useFacts, useLive } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";
import type { HandId } from "@/core/picture/recipe/finish";
import type { Sketch } from "@/core/room/protocol/sketch";
import { jsonLines } from "../panels/json-lines";

/** Tiles are drawn in idle time: after this long without a new settled picture. */
const IDLE_MS = 900;

/**
 * The present picture painted in each hand, as addresses of small pictures by hand. They are drawn while the wall is looked at
 * and nobody moves anything; until then the ones of an earlier picture stay.
 */
export function useHandTiles(hands: readonly HandId[]): ReadonlyMap<HandId, string> {
  const live = useLive();
  const { id: room } = useFacts();
  const { role } = useSignal(live.people);
  const settled = useSignal(live.settled)?.hash;
  const [tiles, setTiles] = useState<ReadonlyMap<HandId, string>>(new Map());
  const drawnOf = useRef<string | null>(null);
  const asked = hands.join();

  useEffect(() => {
    if (role === "viewer" || !settled || asked === "") return;
    const key = `${settled}/${asked}`;
    if (drawnOf.current === key) return;
    const stop = new AbortController();
    const wanted = asked.split(",") as HandId[];
    const timer = setTimeout(() => {
      jsonLines<Sketch>(
        `/api/sketch/${room}`,
        { kind: "hands", hands: wanted },
        {
          signal: stop.signal,
          otherwise: "",
          onLine: ({ i, jpeg }) => {
            const hand = wanted[i];
            if (hand) setTiles((all) => new Map(all).set(hand, `data:image/jpeg;base64,${jpeg}`));
            if (i === wanted.length - 1) drawnOf.current = key;
          },
        },
      ).catch(() => {
        // The wall keeps the tiles that it has: nothing was asked for that has to be answered.
      });
    }, IDLE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [room, role, settled, asked]);
  return tiles;
}
