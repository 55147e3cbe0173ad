import { readersEnvironment } from "@/server/config";
import { type Intake, openIntake } from "@/server/domain/intake/intake";
import type { HeavyJob } from "@/server/domain/jobs/heavy-jobs";
import type { RoomDeps } from "@/server/domain/room/deps";
import { tellAsked } from "@/server/domain/work/consent/ask-first";
import type {
  Citing,
  Drawing,
  FollowsJobs,
  Screened,
  Sealing,
  TrainingData,
} from "@/server/domain/work/deps";
import { measureOriginality } from "@/server/domain/work/publish/measure-originality";
import { publishFailed } from "@/server/domain/work/publish/prepare-work";
import type { JobHandler } from "@/server/infra/jobs/jobs";
import type { Logger } from "@/server/infra/log/logger";
import { enlargerOf } from "@/server/infra/models";
import packageFile from "../../package.json" with { type: "json" };
import type { Closing } from "./closing";
import type { Infra } from "./infra";
import type { Screening } from "./moderation";
import type { Rooms } from "./rooms";

/** All parts that work functions take some of. Only the composition holds them together. */
export type WorkParts = Omit<RoomDeps, "secrets"> &
  Drawing &
  Sealing &
  Citing &
  TrainingData &
  Screened &
  FollowsJobs & { logger: Logger };

export type Works = {
  /** What work functions need. */
  work: WorkParts;
  /** Reads files from strangers. */
  intake: Intake;
};
type Needs = Pick<Screening, "screen"> & Pick<Rooms, "room" | "opening"> & { infra: Infra; closing: Closing };
/** Who does a heavy job. */
export type HeavyHandlers = (work: WorkParts) => Record<HeavyJob, JobHandler>;

/** Published works and what makes them. Jobs are known afterwards, and not yet begun. */
export function composeWorks(
  { infra, closing, room, opening, screen }: Needs,
  { handlers, ...given }: Partial<WorkParts> & { handlers: HeavyHandlers },
): Works {
  const { config, installed, jobs, logger, marks, signer } = infra;
  const work: WorkParts = {
    ...room,
    render: opening.render,
    sizesOf: opening.sizesOf,
    logger,
    jobs,
    signer,
    marks,
    origin: config.origin,
    version: packageFile.version,
    screen,
    sourceTypeOf: (id) => installed.modelOf(id)?.file.sourceType ?? "algorithmicMedia",
    enlargerOf: (id) => enlargerOf(installed.modelOf(id)?.file),
    neighboursOf: (id) => installed.modelOf(id)?.neighbours ?? null,
    modelsDir: config.modelsDir,
    ...given,
  };
  const { publish, ...heavy } = handlers(work);
  jobs.handle("publish", publish, (data, why) => publishFailed(work, data, why));
  jobs.handle("export", heavy.export, undefined, "exports");
  jobs.handle("reissue", heavy.reissue);
  jobs.handle("renew", heavy.renew);
  jobs.handle("consent", (data) => tellAsked(work, infra.bus, data));
  jobs.handle("originality", (data) => measureOriginality(work, data));
  const intake = openIntake({ env: readersEnvironment(), logger });
  closing.add("intake", () => intake.close());
  return { work, intake };
}
