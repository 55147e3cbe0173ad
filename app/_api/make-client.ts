import { createTRPCClient, httpBatchLink } from "@trpc/client";
import { BATCH } from "@/core/api/batch";
import type { AppRouter } from "@/server/trpc/router";

/** Asks the server this page came from; what is asked at once goes in one request. */
export const makeClient = () =>
  createTRPCClient<AppRouter>({ links: [httpBatchLink({ url: "/api/trpc", maxItems: BATCH })] });
