import type { Services } from "@/server/services";
import { type Route, route } from "../route";
import { call, TRPC_BODY } from "./call";

/** What our own pages read and change. */
export const trpcRoutes = (services: Services): readonly Route[] => [
  route("/api/trpc/*", call(services), { paths: ["/api/trpc/:path{.*}"], most: TRPC_BODY }),
];
