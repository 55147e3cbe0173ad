import { z } from "zod";

/** The parts of a backup, in this order. `LACKING` lists files that could not be read, `SHA256SUMS` all others. */
export const DATABASE = "cohue.db";
export const MANIFEST = "manifest.json";
export const LACKING = "LACKING";
export const SUMS = "SHA256SUMS";
/** Small files beside the database, and folders of small files. */
export const KEPT = { files: ["secrets.json", "keys.json"], folders: ["certificates"] } as const;

/** The names that a backup may contain. None leads out of the folder that it is restored into. */
export const NAME =
  /^(?:manifest\.json|LACKING|SHA256SUMS|cohue\.db|secrets\.json|keys\.json|certificates\/[A-Za-z0-9][A-Za-z0-9._-]{0,60}|blobs\/[0-9a-f]{64})$/;

export const Manifest = z.object({
  v: z.literal(1),
  /** Cohue's version. */
  cohue: z.string(),
  /** Milliseconds since 1970. */
  at: z.int(),
});
export type Manifest = z.infer<typeof Manifest>;

/** A file that belongs in a backup and is not in it. */
export type Lacking = { name: string; why: string };
export const lackingInWords = (lacking: readonly Lacking[]): string =>
  lacking.map(({ name, why }) => `${name}: ${why}\n`).join("");
