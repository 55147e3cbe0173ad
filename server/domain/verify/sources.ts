import type { ModelFile } from "@/core/picture/model/model-file";
import type { Still } from "@/core/picture/recipe/recipe";
import type { Enlarger } from "@/core/picture/render/enlarger";
import type { Lineage } from "@/core/work/credit/subset";
import type { SignedRecord } from "@/core/work/record/record";
import type { Marks } from "@/server/infra/marks/marks";
import type { Reason } from "./reasons";

/** What a verification can ask for. The answer is null where something is not available, and the check says so. */
export type Sources = {
  /** By a work's id (from a watermark), its newest version or the one named, or by a record's hash (from Content Credentials). */
  record: (wanted: { work?: string; version?: number; hash?: string }) => Promise<SignedRecord | null>;
  /** The instance's own keys; null where only the record's are at hand. */
  keys: SignedRecord["keys"] | null;
  /** The instance's root certificate, PEM. */
  root: string | null;
  /** Rejects where a log is at hand and cannot be read as one. */
  logs: (record: SignedRecord) => Promise<Lineage | null>;
  /** RGB bytes, [height x width x 3], the longer side `size` pixels; null where the model, or its upscaler, is not at hand in that version. */
  render: (still: Still, size: number, enlarger?: Enlarger) => Promise<Uint8Array | null>;
  /** The sizes that a model draws itself; null where it is not at hand. */
  sizesOf: (model: string) => Promise<ModelFile["sizes"] | null>;
  marks: Pick<Marks, "embed" | "read" | "credentials" | "enlarge" | "fingerprints" | "decode">;
  looksLike: (fingerprint: string) => Promise<{ work: string; title: string; distance: number } | null>;
  publication: (work: string, version: number) => Promise<{ shown: boolean; why: Reason } | null>;
};
