import type { Code } from "@/core/kernel/errors";
import type { ModelId, Sha256 } from "@/core/kernel/ids/ids";
import type { FinishInfo } from "@/core/picture/model/finish-file";
import type { ModelFile } from "@/core/picture/model/model-file";
import type { Enlarger } from "@/core/picture/render/enlarger";
import type { Rendered } from "@/core/picture/render/job";
import type { S3Config } from "@/server/config/read-s3";
import type { Slot } from "@/server/infra/render/port";

/** What a job's process has to know of a model: it renders nothing itself. */
export type ModelAbout = {
  id: ModelId;
  hash: Sha256;
  controls: string[];
  classes: string[];
  sizes: ModelFile["sizes"];
  sourceType: string;
  enlarger: Enlarger | null;
};

/** What a job's process is composed with. */
export type ApartSettings = {
  dataDir: string;
  databaseUrl: string;
  /** Where pictures are kept; null: in the data folder. */
  s3: S3Config | null;
  /** What the keys in the database are sealed under, base64; null: they are in the data folder. */
  secretsKey: string | null;
  /** What they may still be sealed under, base64. */
  secretsKeyBefore: string | null;
  modelsDir: string;
  /** The instance's address, as files cite it. */
  origin: string;
  /** Cohue's version. */
  version: string;
  screenClassifier: string | null;
  logLevel: string;
  models: ModelAbout[];
  /** What paints pictures here; null where nothing does. */
  finish: FinishInfo | null;
};

/** What is asked of the process that started it: pictures, and further jobs. */
export type Asked =
  | { ask: "settle"; slot: number; request: Parameters<Slot<null>["settle"]>[0] }
  | { ask: "close"; slot: number }
  | { ask: "job"; kind: string; name: string; data: unknown };
export type Answered = Rendered | null;

export type ToJob =
  | { type: "run"; settings: ApartSettings; kind: string; data: unknown; scratch: string }
  | { type: "abort" }
  | { type: "answer"; n: number; result: Answered }
  | { type: "refusal"; n: number; code: Code; why: string };

export type FromJob =
  | { type: "asked"; n: number; asked: Asked }
  | { type: "progress"; part: number }
  /** `memory`: bytes that the process holds now. */
  | { type: "done"; memory: number }
  /** `code` where it is an error of ours, whose words a person may read. */
  | { type: "failed"; code: Code | null; why: string; displayable: string | null };
