import type { Subject } from "@/core/moderation/subjects";
import type { ModelFile } from "@/core/picture/model/model-file";
import type { Neighbours } from "@/core/picture/model/neighbours";
import type { Enlarger } from "@/core/picture/render/enlarger";
import type { Tx } from "@/prisma/client";
import type { RoomDeps } from "@/server/domain/room/deps";
import type { Jobs } from "@/server/infra/jobs/jobs";
import type { Logger } from "@/server/infra/log/logger";
import type { Marks } from "@/server/infra/marks/marks";
import type { RenderPool } from "@/server/infra/render/port";
import type { Signer } from "@/server/infra/signing/signer";

/** Who screens what is published. */
export type WorkScreen = {
  /** Holds a work back, in the transaction that would show it, if it looks like a removed one. Answers which. */
  hold(tx: Tx, work: string, fingerprints: readonly string[]): Promise<string | null>;
  picture(subject: Subject, jpeg: Uint8Array): Promise<void>;
  text(subject: Subject, text: string): Promise<void>;
};

/** Asks for jobs. */
export type AsksJobs = { jobs: Pick<Jobs, "ask"> };

/** Everything that works depend on, composed once. A function takes the parts that it uses. */
export type WorkDeps = Omit<RoomDeps, "secrets"> & {
  render: Pick<RenderPool, "slot">;
  sizesOf: (model: string) => ModelFile["sizes"];
  logger: Logger;
  jobs: Pick<Jobs, "ask" | "status" | "named" | "cancel">;
  signer: Signer;
  marks: Marks;
  /** Screens what is published before it is shown. */
  screen: WorkScreen;
  /** The instance's address, as files and records cite it. */
  origin: string;
  /** Cohue's version. */
  version: string;
  /** What a recipe's picture shows, for the record: from the model's card. */
  sourceTypeOf: (model: string) => string;
  /** What a model's pictures are enlarged by; null where it draws any size. */
  enlargerOf: (model: string) => Enlarger | null;
  /** What a model's critic saw in its training images; null where nothing came with it. */
  neighboursOf: (model: string) => Neighbours | null;
  /** Where model folders are. */
  modelsDir: string;
};
