import type { Server } from "node:http";
import { listenWith } from "@/server/http/app";
import { handleUpgrade } from "@/server/http/handle-upgrade";
import type { Realtime } from "@/server/realtime/attach-realtime";
import type { Services } from "@/server/services";
import type { Closing } from "./closing";
import type { Pages } from "./pages";

type Needs = { http: Server; services: Services; realtime: Realtime; pages: Pages; closing: Closing };

/** Lets an HTTP server answer: requests, live connections and pages. Resolves when all of them are answered. */
export async function openTransport({ http, services, realtime, pages, closing }: Needs): Promise<void> {
  const { answer, upgrade } = await pages.open();
  closing.add("pages", () => pages.close());
  http.on("request", listenWith(services, { pages: answer, sockets: realtime.request }));
  http.on(
    "upgrade",
    handleUpgrade(services, { sockets: realtime.upgrade, ...(upgrade && { pages: upgrade }) }),
  );
}
