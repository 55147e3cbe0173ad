import { useEffect, useRef, useState } from "react";
import { useFacts } from "@/app/_room/live/live-context";
import { hashOf } from "@/core/kernel/canon/hash";
import type { Sketch } from "@/core/room/protocol/sketch";
import { jsonLines } from "../panels/json-lines";
import type { Keyframes } from "./use-keyframes";

/** Before pictures that did not come are asked for again. */
const AGAIN_MS = 800;
const TRIES = 5;

/** Small pictures by id of keyframes that the server has, drawn when they are new or have changed. */
export function useThumbnails(keyframes: Keyframes): ReadonlyMap<string, string> {
  const { id: room } = useFacts();
  const kept = useRef(new Map<string, string>());
  const [tried, setTried] = useState({ of: "", times: 0 });
  const [, redraw] = useState(0);
  const hashes = keyframes.map(({ id, recipe }) => ({ id, hash: hashOf(recipe) }));
  const missing = hashes.filter(({ hash }) => !kept.current.has(hash));
  const wanted = missing.map(({ id, hash }) => `${id}:${hash}`).join(" ");
  const times = tried.of === wanted ? tried.times : 0;

  // biome-ignore lint/correctness/useExhaustiveDependencies: `wanted` and `times` say all that changes
  useEffect(() => {
    if (missing.length === 0) return;
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout> | null = null;
    const again = () => {
      if (!stop.signal.aborted && times < TRIES)
        timer = setTimeout(() => setTried({ of: wanted, times: times + 1 }), AGAIN_MS);
    };
    jsonLines<Sketch>(
      `/api/sketch/${room}`,
      { kind: "keyframes", ids: missing.map(({ id }) => id) },
      {
        signal: stop.signal,
        otherwise: "",
        onLine: ({ i, jpeg }) => {
          const of = missing[i];
          if (of) kept.current.set(of.hash, `data:image/jpeg;base64,${jpeg}`);
        },
      },
    ).then(() => {
      // Another tab of mine may have taken its place half way.
      if (missing.every(({ hash }) => kept.current.has(hash))) redraw((n) => n + 1);
      else again();
    }, again);
    return () => {
      stop.abort();
      if (timer) clearTimeout(timer);
    };
  }, [room, wanted, times]);

  return new Map(
    hashes.flatMap(({ id, hash }) => {
      const picture = kept.current.get(hash);
      return picture ? [[id, picture] as const] : [];
    }),
  );
}
