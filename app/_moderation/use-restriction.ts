import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/app/_api/trpc";
import type { Restriction } from "./restriction-words";

/** What moderation keeps the person at this browser from, and a way to ask anew after something was refused. */
export function useRestriction(): { restriction: Restriction | null; askAnew: () => void } {
  const api = useTRPC();
  const queries = useQueryClient();
  const { data } = useQuery(api.me.get.queryOptions());
  return {
    restriction: data?.restriction ?? null,
    askAnew: () => void queries.invalidateQueries(api.me.get.queryFilter()),
  };
}
