import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTRPC } from "@/app/_api/trpc";
import type { LiveMoment } from "@/app/_api/types";
import { useLive } from "@/app/r/[slug]/_live/live-context";
import type { RoomId } from "@/core/ids/ids";

/** A settled picture may be followed by another within moments: all are asked for once. */
const GATHER_MS = 700;

/** The watched room's settled pictures, the latest first, growing as the room goes on. */
export function useWatchedMoments(room: RoomId): {
  moments: readonly LiveMoment[];
  hasOlder: boolean;
  older: () => void;
  failed: boolean;
} {
  const live = useLive();
  const { data, refetch, hasNextPage, fetchNextPage, isError } = useInfiniteQuery(
    useTRPC().moderation.live.moments.infiniteQueryOptions(
      { room },
      { getNextPageParam: (page) => page.next ?? undefined },
    ),
  );
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    const stop = live.settled.subscribe(() => {
      timer ??= setTimeout(() => {
        timer = null;
        void refetch();
      }, GATHER_MS);
    });
    return () => {
      stop();
      if (timer) clearTimeout(timer);
    };
  }, [live, refetch]);
  const moments = (data?.pages ?? []).flatMap((page) => page.moments);
  return { moments, hasOlder: hasNextPage, older: () => void fetchNextPage(), failed: isError };
}
