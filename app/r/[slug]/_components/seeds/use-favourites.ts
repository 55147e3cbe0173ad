import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_api/trpc";
import { wordsOf } from "@/app/_api/words";
import { useFacts, useLive } from "@/app/_room/live/live-context";

/** The seeds that I keep, those that are kept in this room, and what keeps one or lets it go. */
export function useFavourites() {
  const { id } = useFacts();
  const live = useLive();
  const tErrors = useTranslations("errors");
  const api = useTRPC();
  const queries = useQueryClient();
  const filter = api.room.favourites.list.queryFilter({ id });
  const { data } = useQuery(api.room.favourites.list.queryOptions({ id }));
  const keep = useMutation(
    api.room.favourites.keep.mutationOptions({
      onSettled: () => queries.invalidateQueries(filter),
      onError: (fault) => live.tellRefused("limit_reached", wordsOf(tErrors, fault)),
    }),
  );
  const mine = data?.mine ?? [];
  return {
    mine,
    room: data?.room.map(({ seed }) => seed) ?? [],
    isMine: (seed: number) => mine.includes(seed),
    keep: (seed: number, on: boolean) => keep.mutate({ id, seed, on }),
  };
}
