import { useTranslations } from "next-intl";
import { useCallback, useEffect, useRef, useState } from "react";
import { useFacts, useLive } from "@/app/_room/live/live-context";
import type { BreedingFrom } from "@/app/_room/live/room-signals";
import { brood, CHILDREN } from "@/core/picture/breed/brood";
import type { Edit } from "@/core/picture/edits/edit";
import type { Sketch } from "@/core/room/protocol/sketch";
import { jsonLines } from "../panels/json-lines";
import { randomSeed } from "../panels/random-seed";

export type Child = { edits: readonly Edit[]; picture: string | null };

/** A brood of the room's picture as it is now, drawn one after another. `again`: others. */
export function useBrood({ mate, reach }: BreedingFrom): {
  children: readonly Child[];
  error: string | null;
  again: () => void;
} {
  const t = useTranslations("room");
  const live = useLive();
  const { id: room, model } = useFacts();
  const [children, setChildren] = useState<readonly Child[]>([]);
  const [error, setError] = useState<string | null>(null);
  const running = useRef<AbortController | null>(null);

  const otherwise = t("useBrood.theyCouldNotDrawn");
  const again = useCallback(() => {
    running.current?.abort();
    const stop = new AbortController();
    running.current = stop;
    setError(null);
    const sketches = brood({
      recipe: live.recipe,
      me: live.me,
      controls: model.controls.filter(({ id }) => live.blockedOn(id) === null),
      seed: randomSeed(),
      reach,
      mate,
    });
    setChildren(sketches.map((edits) => ({ edits, picture: null })));
    jsonLines<Sketch>(
      `/api/sketch/${room}`,
      { kind: "edits", sketches },
      {
        signal: stop.signal,
        otherwise,
        onLine: ({ i, jpeg }) =>
          setChildren((all) =>
            all.map((child, k) =>
              k === i ? { ...child, picture: `data:image/jpeg;base64,${jpeg}` } : child,
            ),
          ),
      },
    ).catch((fault: Error) => {
      if (!stop.signal.aborted) setError(fault.message);
    });
  }, [live, room, model, mate, reach, otherwise]);

  useEffect(() => {
    again();
    return () => running.current?.abort();
  }, [again]);
  return { children: children.length > 0 ? children : EMPTY, error, again };
}

const EMPTY: readonly Child[] = Array.from({ length: CHILDREN }, () => ({ edits: [], picture: null }));
