import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { fromNodeHeaders } from "better-auth/node";
import next from "next";
import { AppError } from "@/core/errors";
import type { FinishInfo } from "@/core/model/finish-file";
import { subjectOf } from "@/core/moderation/subjects";
import type { ModelShape } from "@/core/room/decide";
import packageFile from "../package.json" with { type: "json" };
import { createAuth } from "./auth/create-auth";
import { barredGuest } from "./auth/doors";
import { isPassword } from "./auth/is-password";
import { sessionOf } from "./auth/session";
import { startChores } from "./chores";
import { closeInOrder } from "./close-in-order";
import { type Config, configFromEnvironment, isLocal, readersEnvironment } from "./config";
import {
  countArchives,
  countForgets,
  countGuesses,
  countHands,
  countRemarks,
  countRenders,
  countReplays,
  countReports,
  countTries,
} from "./counters";
import { openIntake } from "./domain/intake/intake";
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
import { storageCheck } from "./domain/storage/check-storage";
import type { WorkDeps } from "./domain/work/deps";
import { publishFailed } from "./domain/work/prepare-work";
import { clientAddress } from "./http/client-address";
import { handleRequest } from "./http/handle-request";
import { handleUpgrade } from "./http/handle-upgrade";
import { provideMetrics } from "./http/health";
import { connectionsWithin, limitConnections, PATIENCE } from "./http/limit-connections";
import { UnnamedProxies } from "./http/unnamed-proxies";
import { diskBlobs } from "./infra/blobs/disk-blobs";
import { openDataFolder } from "./infra/data/data-folder";
import { lockDatabase } from "./infra/db/lock-database";
import { openDatabaseInWords } from "./infra/db/open-in-words";
import type { ApartSettings } from "./infra/jobs/apart/messages";
import { runApart } from "./infra/jobs/apart/run-apart";
import { JobRunner } from "./infra/jobs/job-runner";
import { createLogger } from "./infra/log/logger";
import { smtpMailer } from "./infra/mail/mailer";
import { openCertificates } from "./infra/marks/certificates";
import { markerProcess } from "./infra/marks/marker";
import { marksWith } from "./infra/marks/marks";
import { enlargerOf, type LoadedModel, openModels } from "./infra/models";
import { createRenderPool, type RenderPool } from "./infra/render";
import { loadClassifier, openScreening } from "./infra/screening/screening";
import { openSecrets } from "./infra/secrets/secrets";
import { openSigner } from "./infra/signing/signer";
import { attachRealtime } from "./realtime/attach-realtime";
import { provideServices, type Services } from "./services";
import { whyNotStarted } from "./why-not-started";

const HOUR = 3_600_000;

/** Composes the whole of Cohue in this process and serves it. The one place where everything meets. */
async function start(config: Config): Promise<void> {
  const logger = createLogger(config.logLevel);
  for (const warning of config.warnings) logger.warn(warning);
  const folder = await openDataFolder(config.dataDir, config.databaseUrl, {
    say: (words) => logger.warn(words),
  });
  for (const path of folder.open)
    logger.warn({ path }, "others may read this, and it belongs to somebody else");
  const secrets = openSecrets(config.dataDir);
  const render = createRenderPool({
    workers: config.renderWorkers,
    modelsDir: config.modelsDir,
    engine: config.renderEngine,
    logger,
  });
  const databaseLock = await lockDatabase(config.databaseUrl, {
    logger,
    onLost: () => process.kill(process.pid, "SIGTERM"),
  });
  const database = await openDatabaseInWords(config.databaseUrl);
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
    onNamed: (actor, name) => look(subjectOf("person", actor), name),
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
  const apart = (kind: string) =>
    runApart(kind, {
      settings: apartSettings(config, usable, finish),
      render,
      ask: (kind, name, data) => jobs.ask(kind, name, data),
      logger,
    });
  jobs.handle("publish", apart("publish"), (data, why) => publishFailed(work, data, why));
  jobs.handle("export", apart("export"), undefined, "exports");
  jobs.handle("reissue", apart("reissue"));
  jobs.handle("renew", apart("renew"));
  jobs.handle("originality", (data) => measureOriginality(work, data));
  const intake = openIntake({ env: readersEnvironment(), logger });
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
    intake,
    render,
    storage: storageCheck({ db, folder: folder.check, logger }),
    models: usable.map((m) => m.info),
    finish,
    mailer: config.mail && smtpMailer(config.mail),
    forgets: countForgets(),
    refusedModels,
    proxies: new UnnamedProxies(logger),
    guesses: countGuesses(),
    tries: countTries(),
    remarks: countRemarks(),
    reports: countReports(),
    archives: countArchives(),
    renders: countRenders(),
    replays: countReplays(),
    hands: countHands(),
  };
  provideServices(services);

  const http = createServer(PATIENCE);
  const connections = {
    ...config.connections,
    all: connectionsWithin(config.connections.all, (words) => logger.warn(words)),
  };
  limitConnections(http, { connections, trustedProxies: config.trustedProxies });
  // Next puts its listener of upgrades here, where it is given what is its and nothing else.
  const pagesUpgrades = createServer();
  const pages = next({
    dev: config.dev,
    httpServer: pagesUpgrades,
    hostname: config.host.includes(":") ? `[${config.host}]` : config.host,
    port: config.port,
    quiet: true,
  });
  const realtime = attachRealtime({
    rooms,
    sessionOf: (headers) => sessionOf({ auth, db }, headers),
    barredGuest: (session, headers) => barredGuest({ db, secrets }, session, fromNodeHeaders(headers)),
    addressOf: clientAddress,
    db,
    trustedOrigins: config.trustedOrigins,
    limits: connections,
    onError: (error, what) => logger.error({ err: error, what }, "a message failed"),
  });
  await jobs.start();
  if (usable.length > 0) await rooms.get(await ensureCommons(room));
  await pages.prepare();
  http.on(
    "request",
    handleRequest(services, { pages: pages.getRequestHandler(), sockets: realtime.request }),
  );
  http.on(
    "upgrade",
    handleUpgrade(services, {
      sockets: realtime.upgrade,
      ...(config.dev && {
        pages: (request, socket, head) => {
          if (!pagesUpgrades.emit("upgrade", request, socket, head)) socket.destroy();
        },
      }),
    }),
  );
  provideMetrics({ render, sockets: realtime.count });
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
    http.close();
    await closeInOrder(
      {
        chores: () => chores.stop(),
        jobs: () => jobs.close(),
        intake: () => intake.close(),
        marks: () => marks.close(),
        rooms: () => rooms.close(),
        sockets: () => realtime.close(),
        requests: () => http.closeAllConnections(),
        pages: () => pages.close(),
        render: () => render.close(),
        database: () => database.close(),
        "database lock": () => databaseLock.release(),
        "folder lock": () => folder.release(),
      },
      logger,
    );
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void close());

  await new Promise<void>((listening, failed) => {
    http.once("error", failed);
    http.listen(config.port, config.host, listening);
  });
  welcome(addressToOpen(config, http.address() as AddressInfo), secrets.adminToken());
}

function apartSettings(
  config: Config,
  models: readonly LoadedModel[],
  finish: FinishInfo | null,
): ApartSettings {
  const { dataDir, databaseUrl, modelsDir, origin, screenClassifier, logLevel } = config;
  return {
    dataDir,
    databaseUrl,
    modelsDir,
    origin,
    screenClassifier,
    logLevel,
    version: packageFile.version,
    finish,
    models: models.map(({ info, file }) => ({
      id: info.id,
      hash: info.hash,
      controls: info.controls.map(({ id }) => id),
      classes: info.classes.map(({ id }) => id),
      sizes: file.sizes,
      sourceType: file.sourceType,
      enlarger: enlargerOf(file),
    })),
  };
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

/** Where it can be opened: under its origin, or, where that is this machine's own name, exactly where it listens. */
function addressToOpen({ origin }: Config, { address, family, port }: AddressInfo): string {
  if (!isLocal(origin)) return origin;
  const any = { "0.0.0.0": "127.0.0.1", "::": "127.0.0.1" }[address];
  return `http://${any ?? (family === "IPv6" ? `[${address}]` : address)}:${port}`;
}

function welcome(address: string, adminToken: string | null): void {
  process.stdout.write(`Cohue is open at ${address}\n`);
  if (adminToken) {
    process.stdout.write(
      `The first admin: make an account, then open, once, ${address}/admin/claim?token=${adminToken}\n`,
    );
  }
}

// What is made from here on is its owner's alone, whatever the system's habit.
process.umask(0o077);
try {
  await start(configFromEnvironment());
} catch (error) {
  process.stderr.write(`${whyNotStarted(error)}\n`);
  process.exit(1);
}
