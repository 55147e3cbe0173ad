import { useInfiniteQuery } from "@tanstack/react-query";
import { useTRPC } from "@/app/_api/trpc";
import type { LiveMoment } from "@/app/_api/types";
import { useEachSettled } from "@/app/_room/live/use-each-settled";
import type { RoomId } from "@/core/kernel/ids/ids";

/** The watched room's settled pictures, the latest first, growing as the room goes on. */
export function useWatchedMoments(room: RoomId): {
  moments: readonly LiveMoment[];
  hasOlder: boolean;
  older: () => void;
  failed: boolean;
} {
  const { data, refetch, hasNextPage, fetchNextPage, isError } = useInfiniteQuery(
    useTRPC().moderation.live.moments.infiniteQueryOptions(
      { room },
      { getNextPageParam: (page) => page.next ?? undefined },
    ),
  );
  useEachSettled(refetch);
  const moments = (data?.pages ?? []).flatMap((page) => page.moments);
  return { moments, hasOlder: hasNextPage, older: () => void fetchNextPage(), failed: isError };
}
