import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTRPC } from "@/app/_api/trpc";
import type { Moment } from "@/app/_api/types";
import { useFacts, useLive } from "../../_live/live-context";

/** A settled picture may be followed by another within moments: the film is asked once for all of them. */
const GATHER_MS = 700;

/** The room's settled pictures from old to new, growing at the end as the room goes on. */
export function useMoments(): {
  moments: readonly Moment[];
  hasOlder: boolean;
  older: () => void;
  loading: boolean;
  failed: boolean;
} {
  const live = useLive();
  const { id } = useFacts();
  const api = useTRPC();
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage, isError, refetch } = useInfiniteQuery(
    api.room.history.infiniteQueryOptions({ id }, { getNextPageParam: (page) => page.next ?? undefined }),
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

  const bySeq = new Map(
    (data?.pages ?? []).flatMap((page) => page.frames).map((moment) => [moment.seq, moment]),
  );
  return {
    moments: [...bySeq.values()].sort((a, b) => a.seq - b.seq),
    hasOlder: hasNextPage,
    older: () => void fetchNextPage(),
    loading: isFetchingNextPage,
    failed: isError,
  };
}
