import { useEffect, useRef, useState } from "react";
import { useFacts } from "@/app/_room/live/live-context";
import type { Sketch } from "@/core/room/protocol/sketch";
import { SKETCH_LIMITS } from "@/core/room/protocol/sketch-limits";
import { jsonLines } from "../panels/json-lines";

/** Small pictures of what the room would be from other seeds, drawn in the order of `seeds`, each once. */
export function useSeedPictures(seeds: readonly number[]): {
  pictures: ReadonlyMap<number, string>;
  error: string | null;
} {
  const { id: room } = useFacts();
  const [pictures, setPictures] = useState<ReadonlyMap<number, string>>(new Map());
  const [error, setError] = useState<string | null>(null);
  const drawn = useRef(new Set<number>());
  const wanted = seeds.join();

  // biome-ignore lint/correctness/useExhaustiveDependencies: `wanted` says which seeds they are
  useEffect(() => {
    const stop = new AbortController();
    const draw = async () => {
      for (;;) {
        const some = seeds.filter((seed) => !drawn.current.has(seed)).slice(0, SKETCH_LIMITS.seeds);
        if (some.length === 0 || stop.signal.aborted) return;
        await jsonLines<Sketch>(
          `/api/sketch/${room}`,
          { kind: "seeds", seeds: some },
          {
            signal: stop.signal,
            otherwise: "",
            onLine: ({ i, jpeg }) => {
              const seed = some[i];
              if (seed === undefined) return;
              drawn.current.add(seed);
              setPictures((now) => new Map(now).set(seed, `data:image/jpeg;base64,${jpeg}`));
            },
          },
        );
        // Another tab of mine may have taken its place half way: what is missing is not asked for without end.
        for (const seed of some) drawn.current.add(seed);
      }
    };
    draw().catch((fault: Error) => {
      if (!stop.signal.aborted) setError(fault.message);
    });
    return () => stop.abort();
  }, [room, wanted]);
  return { pictures, error };
}
