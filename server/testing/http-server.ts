import type { Pages } from "@/server/compose/pages";
import { openTransport } from "@/server/compose/transport";
import { limitConnections } from "@/server/http/limit-connections";
import type { Services } from "@/server/services";
import { composeServer, type RoomServerOptions } from "./compose-server";
import { withPeople } from "./room-server";

export type HttpServerForTest = Awaited<ReturnType<typeof startHttpServer>>;

const emptyPages: Pages = {
  open: async () => ({
    answer: (_request, response) => {
      response.writeHead(response.statusCode, { "Content-Type": "text/html" }).end("<!doctype html>");
    },
  }),
  close: async () => {},
};

type HttpServerOptions = Pick<RoomServerOptions, "url" | "oneSize" | "ownRender" | "isOverWire">;

/** Everything that answers HTTP, with the models that are shipped, drawing one size; Next's pages answer an empty page. */
export async function startHttpServer(options: HttpServerOptions = {}) {
  const server = await composeServer({ modelsDir: "models", oneSize: true, ...options });
  const { http, origin, realtime, work } = server;
  const services: Services = { ...server.services, work: { ...work, origin } };
  limitConnections(http, services.config);
  await openTransport({ http, services, realtime, pages: emptyPages, closing: server.closing });
  return withPeople({ ...server, services, work: { ...work, origin } });
}
