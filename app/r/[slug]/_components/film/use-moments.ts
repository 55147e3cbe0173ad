import { useInfiniteQuery } from "@tanstack/react-query";
import { useTRPC } from "@/app/_api/trpc";
import type { Moment } from "@/app/_api/types";
import { useFacts } from "@/app/_room/live/live-context";
import { useEachSettled } from "@/app/_room/live/use-each-settled";

/** The room's settled pictures from old to new, growing at the end as the room goes on. */
export function useMoments(): {
  moments: readonly Moment[];
  /** How many there are, those that are not loaded yet included. */
  total: number;
  hasOlder: boolean;
  older: () => void;
  loading: boolean;
  failed: boolean;
} {
  const { id } = useFacts();
  const api = useTRPC();
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage, isError, refetch } = useInfiniteQuery(
    api.room.history.infiniteQueryOptions({ id }, { getNextPageParam: (page) => page.next ?? undefined }),
  );
  useEachSettled(refetch);

  const bySeq = new Map(
    (data?.pages ?? []).flatMap((page) => page.frames).map((moment) => [moment.seq, moment]),
  );
  return {
    moments: [...bySeq.values()].sort((a, b) => a.seq - b.seq),
    total: Math.max(data?.pages[0]?.total ?? 0, bySeq.size),
    hasOlder: hasNextPage,
    older: () => void fetchNextPage(),
    loading: isFetchingNextPage,
    failed: isError,
  };
}
