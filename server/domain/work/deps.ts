import type { Subject } from "@/core/moderation/subjects";
import type { ModelFile } from "@/core/picture/model/model-file";
import type { Neighbours } from "@/core/picture/model/neighbours";
import type { Enlarger } from "@/core/picture/render/enlarger";
import type { Tx } from "@/prisma/client";
import type { Jobs } from "@/server/infra/jobs/jobs";
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

/** Who screens what is published before it is shown. */
export type Screened = { screen: WorkScreen };

/** Asks for jobs. */
export type AsksJobs = { jobs: Pick<Jobs, "ask"> };
/** Asks for jobs, says how they are, and ends them. */
export type FollowsJobs = { jobs: Pick<Jobs, "ask" | "status" | "named" | "cancel"> };

/** Draws pictures. */
export type Drawing = {
  render: Pick<RenderPool, "slot">;
  sizesOf: (model: string) => ModelFile["sizes"];
  /** What a model's pictures are enlarged by; null where it draws any size. */
  enlargerOf: (model: string) => Enlarger | null;
};

/** Marks files and signs records. */
export type Sealing = { marks: Marks; signer: Signer };

/** How files and records cite what made them. */
export type Citing = {
  /** The instance's address. */
  origin: string;
  /** Cohue's version. */
  version: string;
  /** What a recipe's picture shows, from the model's card. */
  sourceTypeOf: (model: string) => string;
};

/** What models were trained on. */
export type TrainingData = {
  /** What a model's critic saw in its training images; null where nothing came with it. */
  neighboursOf: (model: string) => Neighbours | null;
  /** Where model folders are. */
  modelsDir: string;
};
