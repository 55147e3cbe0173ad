import { z } from "zod";
import { RoomId, Sha256, WorkId } from "@/core/kernel/ids/ids";
import { Still } from "@/core/picture/recipe/recipe";
import { Enlarger } from "@/core/picture/render/enlarger";
import type { SignedRecord } from "@/core/work/record/record";
import type { DecodeOptions } from "@/server/infra/marks/safe-image";

/** A thing to verify: a file's bytes, or the text of a record. */
export type Given = { file: Uint8Array } | { record: Uint8Array };

/** A job for a process that reads strangers' bytes. */
export type Job =
  | { kind: "verify"; given: Given; keys: SignedRecord["keys"]; root: string }
  | { kind: "picture"; bytes: Uint8Array; options: DecodeOptions };

/** Questions that the process may ask the instance. The process has read a stranger's bytes, so its questions are checked too. */
export const QUESTIONS = {
  record: z.object({
    work: z.optional(WorkId),
    version: z.int().min(1).optional(),
    hash: z.optional(Sha256),
  }),
  rows: z.object({ room: RoomId, size: z.int().min(1) }),
  sizesOf: z.string().max(100),
  render: z.object({ still: Still, size: z.int().min(16).max(4096), enlarger: Enlarger.optional() }),
  looksLike: z.string().regex(/^[0-9a-f]{16}$/),
  publication: z.object({ work: WorkId, version: z.int().min(1) }),
} as const;
export type Question = keyof typeof QUESTIONS;
