import { join } from "node:path";
import { runExport } from "@/server/domain/export/run-export";
import type { ModerationDeps } from "@/server/domain/moderation/deps";
import { Screen } from "@/server/domain/moderation/screen";
import { measureOriginality } from "@/server/domain/originality/measure-originality";
import { reissueWork } from "@/server/domain/work/decide-credit";
import type { WorkDeps } from "@/server/domain/work/deps";
import { prepareWork, publishFailed } from "@/server/domain/work/prepare-work";
import { makeRenewal } from "@/server/domain/work/renew-work";
import { JobRunner } from "@/server/infra/jobs/job-runner";
import { openCertificates } from "@/server/infra/marks/certificates";
import { markerHere } from "@/server/infra/marks/marker";
import { marksWith } from "@/server/infra/marks/marks";
import { enlargerOf } from "@/server/infra/models";
import { openScreening } from "@/server/infra/screening/screening";
import { newSigningKey, openSigner } from "@/server/infra/signing/signer";
import type { RoomServerForTest } from "./room-server";

/** What works need, over a room server, as `server/index.ts` composes it. */
export async function workDepsFor(
  server: RoomServerForTest,
): Promise<{ deps: WorkDeps; jobs: JobRunner; moderation: ModerationDeps; screen: Screen }> {
  const moderation: ModerationDeps = {
    database: server.database,
    secrets: server.secrets,
    now: server.deps.now,
    closeRoom: (room) => server.rooms.shut(room),
    shutOut: (actor) => server.realtime.endConnections(actor, "banned"),
    liftInRoom: async (live, note) => (await server.rooms.get(live.room)).lift(live, note),
    onLate: (err) => server.deps.logger.warn({ err }, "given back later"),
  };
  const screen = new Screen(moderation, openScreening());
  const jobs = new JobRunner(server.database.db, server.deps.logger);
  const deps: WorkDeps = {
    ...server.deps,
    jobs,
    signer: openSigner(server.folder, newSigningKey()),
    marks: marksWith(await openCertificates(join(server.folder, "certificates")), markerHere()),
    screen,
    origin: "https://cohue.example",
    version: "0.1.0",
    sourceTypeOf: (id) => server.modelOf(id)?.file.sourceType ?? "algorithmicMedia",
    enlargerOf: (id) => enlargerOf(server.modelOf(id)?.file),
    neighboursOf: (id) => server.modelOf(id)?.neighbours ?? null,
    modelsDir: server.modelsDir,
  };
  jobs.handle(
    "publish",
    (data, context) => prepareWork(deps, data, context),
    (data, why) => publishFailed(deps, data, why),
  );
  jobs.handle("export", (data, context) => runExport(deps, data, context), undefined, "exports");
  jobs.handle("reissue", (data, context) => reissueWork(deps, data, context));
  jobs.handle("renew", (data, context) => makeRenewal(deps, data, context));
  jobs.handle("originality", (data) => measureOriginality(deps, data));
  return { deps, jobs, moderation, screen };
}
