import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { isPassword } from "@/server/auth/is-password";
import { sessionOf } from "@/server/auth/session";
import { readConfig, readersEnvironment } from "@/server/config";
import { openIntake } from "@/server/domain/intake/intake";
import { CountedEvents } from "@/server/domain/moderation/counted-events";
import { storageCheck } from "@/server/domain/storage/check-storage";
import { handleRequest } from "@/server/http/handle-request";
import { handleUpgrade } from "@/server/http/handle-upgrade";
import { limitConnections, PATIENCE } from "@/server/http/limit-connections";
import { UnnamedProxies } from "@/server/http/unnamed-proxies";
import type { JobRunner } from "@/server/infra/jobs/job-runner";
import { openModels } from "@/server/infra/models";
import { openSecrets } from "@/server/infra/secrets/secrets";
import type { Services } from "@/server/services";
import { type RoomServerForTest, startRoomServer } from "./room-server";
import { workDepsFor } from "./work-deps";

export type HttpServerForTest = Awaited<ReturnType<typeof startHttpServer>>;

/**
 * Everything that answers HTTP but Next's pages, which answer an empty page here, over a room server with the models that are
 * shipped.
 */
export async function startHttpServer({ url }: { url?: string } = {}) {
  const rooms = await startRoomServer({ modelsDir: "models", ...(url ? { url } : {}) });
  const { deps: work, jobs, moderation } = await workDepsFor(rooms);
  const http = createServer(PATIENCE);
  http.listen(0, "127.0.0.1");
  await once(http, "listening");
  const origin = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  rooms.trustedOrigins.push(origin);
  const services = await servicesFor(rooms, { work: { ...work, origin }, jobs, moderation, origin });
  http.on(
    "request",
    handleRequest(services, {
      pages: (_request, response) => {
        response.writeHead(response.statusCode, { "Content-Type": "text/html" }).end("<!doctype html>");
      },
      sockets: rooms.realtime.request,
    }),
  );
  http.on("upgrade", handleUpgrade(services, { sockets: rooms.realtime.upgrade }));
  limitConnections(http, services.config);
  return {
    ...rooms,
    services,
    work: services.work,
    jobs,
    origin,
    async close() {
      http.closeAllConnections();
      http.close();
      services.intake.close();
      await jobs.close();
      await rooms.close();
    },
  };
}

async function servicesFor(
  rooms: RoomServerForTest,
  {
    work,
    jobs,
    moderation,
    origin,
  }: Pick<Services, "work" | "moderation"> & { jobs: JobRunner; origin: string },
): Promise<Services> {
  const config = {
    ...readConfig({ COHUE_DATA: rooms.folder, COHUE_MODELS: "models" }),
    databaseUrl: rooms.url,
    origin,
    trustedOrigins: [origin],
    // So that a test says by X-Forwarded-For who asks.
    trustedProxies: ["127.0.0.1"],
  };
  const { models } = await openModels("models");
  const unlimited = { take: async () => {} };
  return {
    config,
    logger: rooms.deps.logger,
    secrets: { ...openSecrets(rooms.folder), ...rooms.secrets },
    auth: rooms.auth,
    sessionOf: (headers) => sessionOf({ auth: rooms.auth, db: rooms.database.db }, headers),
    isPassword: (userId, password) => isPassword(rooms.auth, userId, password),
    room: rooms.deps,
    rooms: rooms.rooms,
    work: { ...work, jobs },
    endConnections: rooms.realtime.endConnections,
    endWatching: rooms.realtime.endWatching,
    intake: openIntake({ env: readersEnvironment(), logger: rooms.deps.logger }),
    render: rooms.render,
    storage: storageCheck({ db: rooms.database.db, folder: async () => {}, logger: rooms.deps.logger }),
    mailer: null,
    forgets: unlimited,
    finish: rooms.finish,
    models: [...models.values()].map(({ info }) => info),
    refusedModels: [],
    proxies: new UnnamedProxies(rooms.deps.logger),
    moderation,
    counted: new CountedEvents(rooms.database.db),
    look: () => {},
    reports: unlimited,
    guesses: unlimited,
    tries: { take: async () => async () => {} },
    remarks: unlimited,
    archives: unlimited,
    replays: unlimited,
    hands: unlimited,
    renders: { take: async () => true },
  };
}
