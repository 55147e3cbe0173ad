import { mkdirSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { fromNodeHeaders } from "better-auth/node";
import next from "next";
import { AppError } from "@/core/errors";
import type { FinishInfo } from "@/core/model/finish-file";
import { subjectOf } from "@/core/moderation/subjects";
import type { ModelShape } from "@/core/room/decide";
import { openDatabase } from "@/prisma/client";
import packageFile from "../package.json" with { type: "json" };
import { createAuth } from "./auth/create-auth";
import { barredGuest } from "./auth/doors";
import { isPassword } from "./auth/is-password";
import { sessionOf } from "./auth/session";
import { startChores } from "./chores";
import { type Config, configFromEnvironment } from "./config";
import {
  countArchives,
  countForgets,
  countGuesses,
  countHands,
  countRemarks,
  countRenders,
  countReplays,
  countReports,
} from "./counters";
import { runExport } from "./domain/export/run-export";
import { firstFinish, modelShapes } from "./domain/model/shapes";
import { CountedEvents } from "./domain/moderation/counted-events";
import type { ModerationDeps } from "./domain/moderation/deps";
import { Screen } from "./domain/moderation/screen";
import { measureOriginality } from "./domain/originality/measure-originality";
import { peopleOf } from "./domain/person/actors";
import { forget } from "./domain/retention/retention";
import type { RoomDeps } from "./domain/room/deps";
import { ensureCommons } from "./domain/room/ensure-commons";
import { inheritRooms } from "./domain/room/inherit-rooms";
import { RoomRegistry } from "./domain/room/room-registry";
import { reissueWork } from "./domain/work/decide-credit";
import type { WorkDeps } from "./domain/work/deps";
import { prepareWork, publishFailed } from "./domain/work/prepare-work";
import { makeRenewal } from "./domain/work/renew-work";
import { noteClientAddress } from "./http/client-address";
import { handleRequest } from "./http/handle-request";
import { provideMetrics } from "./http/health";
import { diskBlobs } from "./infra/blobs/disk-blobs";
import { JobRunner } from "./infra/jobs/job-runner";
import { createLogger } from "./infra/log/logger";
import { smtpMailer } from "./infra/mail/mailer";
import { openCertificates } from "./infra/marks/certificates";
import { markerProcess } from "./infra/marks/marker";
import { marksWith } from "./infra/marks/marks";
import { enlargerOf, openModels } from "./infra/models";
import { createRenderPool, type RenderPool } from "./infra/render";
import { loadClassifier, openScreening } from "./infra/screening/screening";
import { openSecrets } from "./infra/secrets/secrets";
import { openSigner } from "./infra/signing/signer";
import { attachRealtime } from "./realtime/attach-realtime";
import { provideServices, type Services } from "./services";

const HOUR = 3_600_000;

/** Composes the whole of Cohue in this process and serves it. The one place where everything meets. */
async function start(config: Config): Promise<void> {
  const logger = createLogger(config.logLevel);
  for (const warning of config.warnings) logger.warn(warning);
  mkdirSync(config.dataDir, { recursive: true });
  const secrets = openSecrets(config.dataDir);
  const render = createRenderPool({
    workers: config.renderWorkers,
    modelsDir: config.modelsDir,
    engine: config.renderEngine,
    logger,
  });
  const database = await openDatabase(config.databaseUrl);
  const { db } = database;
  const opened = await openModels(config.modelsDir);
  const checked = await render.ready();
  const usable = [...opened.models.values()].filter((m) => checked.models.some((c) => c.id === m.id));
  const finish = usableFinish(opened, checked);
  const refusedModels = [
    ...opened.refused,
    ...checked.refused.filter((r) => !opened.refused.some((o) => o.id === r.id)),
  ];
  for (const { id, why } of refusedModels) logger.warn({ model: id, why }, "a model folder is refused");

  const room: RoomDeps = {
    database,
    blobs: diskBlobs(join(config.dataDir, "blobs")),
    secrets,
    render,
    models: modelShapes(
      usable.map(({ info }) => info),
      finish,
    ),
    firstFinish: (id) => firstFinish(finish, id),
    sizesOf: (id) => {
      const model = opened.models.get(id as ModelShape["id"]);
      if (!model) throw new AppError("unknown_model", `no model ${id}`);
      return model.file.sizes;
    },
    logger,
    onSaid: ({ id, text }) => look(subjectOf("chat", id), text),
    now: Date.now,
  };
  const rooms = new RoomRegistry(room);
  const auth = createAuth({
    database,
    config,
    secrets,
    logger,
    onLinked: async (_userId, { actor, merged }) => {
      if (merged) await inheritRooms(room, rooms, { from: merged, to: actor });
      const person = (await peopleOf(db, [actor])).get(actor);
      if (person) rooms.renamed(actor, person);
    },
  });
  const moderation: ModerationDeps = {
    database,
    secrets,
    now: Date.now,
    closeRoom: (id) => rooms.shut(id),
    shutOut: (actor) => realtime.endConnections(actor, "banned"),
    liftInRoom: async (live, note) => (await rooms.get(live.room)).lift(live, note),
    onLate: (err, of) => logger.warn({ err, case: of }, "what a decision took is given back later"),
  };
  const screen = new Screen(
    moderation,
    openScreening(config.screenClassifier ? await loadClassifier(config.screenClassifier) : undefined),
  );
  /** Screening is beside what people do, never in its way. */
  const look: Services["look"] = (subject, text) =>
    void screen
      .text(subject, text)
      .catch((err: unknown) => logger.error({ err, subject }, "screening failed"));
  const jobs = new JobRunner(db, logger);
  const marks = marksWith(await openCertificates(join(config.dataDir, "certificates")), markerProcess());
  const work: WorkDeps = {
    ...room,
    jobs,
    signer: openSigner(config.dataDir, secrets.signing),
    marks,
    origin: config.origin,
    version: packageFile.version,
    screen,
    sourceTypeOf: (id) => opened.models.get(id as ModelShape["id"])?.file.sourceType ?? "algorithmicMedia",
    enlargerOf: (id) => enlargerOf(opened.models.get(id as ModelShape["id"])?.file),
    neighboursOf: (id) => opened.models.get(id as ModelShape["id"])?.neighbours ?? null,
    modelsDir: config.modelsDir,
  };
  jobs.handle(
    "publish",
    (data, context) => prepareWork(work, data, context),
    (data, why) => publishFailed(work, data, why),
  );
  jobs.handle("export", (data, context) => runExport(work, data, context), undefined, "exports");
  jobs.handle("reissue", (data, context) => reissueWork(work, data, context));
  jobs.handle("renew", (data, context) => makeRenewal(work, data, context));
  jobs.handle("originality", (data) => measureOriginality(work, data));
  const services: Services = {
    config,
    logger,
    secrets,
    auth,
    sessionOf: (headers) => sessionOf({ auth, db }, headers),
    isPassword: (userId, password) => isPassword(auth, userId, password),
    room,
    rooms,
    work,
    endConnections: (actor, code) => realtime.endConnections(actor, code),
    endWatching: (actor) => realtime.endWatching(actor),
    moderation,
    counted: new CountedEvents(db),
    look,
    render,
    models: usable.map((m) => m.info),
    finish,
    mailer: config.mail && smtpMailer(config.mail),
    forgets: countForgets(),
    refusedModels,
    guesses: countGuesses(),
    remarks: countRemarks(),
    reports: countReports(),
    archives: countArchives(),
    renders: countRenders(),
    replays: countReplays(),
    hands: countHands(),
  };
  provideServices(services);

  const http = createServer();
  const pages = next({
    dev: config.dev,
    httpServer: http,
    hostname: config.host,
    port: config.port,
    quiet: true,
  });
  const realtime = attachRealtime(http, {
    rooms,
    sessionOf: (headers) => sessionOf({ auth, db }, headers),
    barredGuest: (session, headers) => barredGuest({ db, secrets }, session, fromNodeHeaders(headers)),
    noteAddress: (request) => noteClientAddress(request, config.trustedProxies),
    db,
    trustedOrigins: config.trustedOrigins,
    onError: (error, what) => logger.error({ err: error, what }, "a message failed"),
  });
  await jobs.start();
  if (usable.length > 0) await rooms.get(await ensureCommons(room));
  await pages.prepare();
  http.on("request", handleRequest(services, pages.getRequestHandler()));
  provideMetrics({ render, sockets: () => realtime.io.engine.clientsCount });
  const clean = () =>
    forget(db, { now: Date.now(), isOpen: (id) => rooms.isOpen(id) }).then(
      (forgotten) => logger.info({ forgotten }, "deleted what is kept for a while only"),
      (error: unknown) => logger.error({ err: error }, "what is kept for a while only was not deleted"),
    );
  void clean();
  const housekeeping = setInterval(() => void clean(), HOUR);
  const chores = startChores(work, moderation);

  let closing = false;
  const close = async () => {
    if (closing) return;
    closing = true;
    clearInterval(housekeeping);
    await chores.stop();
    await jobs.close();
    await marks.close();
    await rooms.close();
    await realtime.close();
    http.closeAllConnections();
    await pages.close();
    await render.close();
    await database.close();
    process.exitCode = 0;
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void close());

  await new Promise<void>((listening, failed) => {
    http.once("error", failed);
    http.listen(config.port, config.host, listening);
  });
  welcome(config, secrets.adminToken());
}

/** The finish that paints here: the first of those that paint as their goldens say. */
function usableFinish(
  { finishes }: Awaited<ReturnType<typeof openModels>>,
  checked: Awaited<ReturnType<RenderPool["ready"]>>,
): FinishInfo | null {
  const found = [...finishes.values()].find(({ hash }) =>
    checked.finishes.some((other) => other.hash === hash),
  );
  return found?.info ?? null;
}

function welcome(config: Config, adminToken: string | null): void {
  const address = config.origin.replace("://localhost:", "://127.0.0.1:");
  process.stdout.write(`Cohue is open at ${address}\n`);
  if (adminToken) {
    process.stdout.write(
      `The first admin: make an account, then open, once, ${address}/admin/claim?token=${adminToken}\n`,
    );
  }
}

start(configFromEnvironment()).catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof RangeError ? error.message : error instanceof Error ? error.stack : error}\n`,
  );
  process.exit(1);
});
