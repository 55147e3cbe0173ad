"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createTRPCContext } from "@trpc/tanstack-react-query";
import { type ReactNode, useState } from "react";
import type { AppRouter } from "@/server/trpc/router";
import { makeClient } from "./make-client";

export const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>();

const makeQueries = () =>
  new QueryClient({
    defaultOptions: {
      // A browser that says it is offline may still reach a server in the next room.
      queries: { staleTime: 2_000, retry: 1, refetchOnWindowFocus: true, networkMode: "always" },
      mutations: { networkMode: "always" },
    },
  });
let kept: QueryClient | undefined;

/** One cache in a browser, however many parts of a page ask; on the server, one for each page. */
function queriesOf(): QueryClient {
  if (typeof window === "undefined") return makeQueries();
  kept ??= makeQueries();
  return kept;
}

/** The API with a cache, for the client components below. Pages that visitors open first do without (`open-api.ts`): it is heavy. */
export function ApiProvider({ children }: { children: ReactNode }) {
  const [queries] = useState(queriesOf);
  const [client] = useState(makeClient);
  return (
    <QueryClientProvider client={queries}>
      <TRPCProvider trpcClient={client} queryClient={queries}>
        {children}
      </TRPCProvider>
    </QueryClientProvider>
  );
}
