import { join } from "node:path";
import { AppError } from "@/core/kernel/errors";
import type { S3Config } from "@/server/config/read-s3";
import type { Blobs } from "./blobs";
import { diskBlobs } from "./disk-blobs";

/** `check` throws where nothing can be stored or read now; `close` lets connections go. */
export type OpenBlobs = { blobs: Blobs; check: () => Promise<void>; close: () => void };

/**
 * Where this instance keeps its pictures: in its bucket, where one is set, else in its data folder. Throws, with words of what to change,
 * where the bucket cannot be reached. The library for S3 is loaded only where there is one.
 */
export async function openBlobs({
  dataDir,
  s3,
}: {
  dataDir: string;
  s3: S3Config | null;
}): Promise<OpenBlobs> {
  if (!s3) return { blobs: diskBlobs(join(dataDir, "blobs")), check: async () => {}, close: () => {} };
  // biome-ignore lint/style/noProcessEnv: set, not read. Else it warns at every start that later versions need a newer Node; ours is pinned.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";
  const { s3Blobs } = await import("./s3-blobs");
  const blobs = s3Blobs(s3);
  try {
    await blobs.check();
  } catch (error) {
    blobs.close();
    throw new AppError("storage_unavailable", whyNot(error, s3), undefined, { cause: error });
  }
  return { blobs, check: blobs.check, close: blobs.close };
}

function whyNot(error: unknown, { bucket, endpoint, region }: S3Config): string {
  const where = endpoint ?? `AWS in ${region}`;
  const words = error instanceof Error ? error.message : String(error);
  const status = statusOf(error);
  if (status === 404)
    return `S3_BUCKET names ${bucket}, which ${where} does not have: make it, or set another.`;
  if (status === 301 || status === 400)
    return `The bucket ${bucket} is in another region than S3_REGION says (${region}), or S3_ENDPOINT is wrong.`;
  if (status === 401 || status === 403)
    return `${where} refuses the bucket ${bucket}: set S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY to a key that may read, write, list and delete in it.`;
  return `S3_ENDPOINT names a store that does not answer (${where}; ${words}): start it, or set S3_ENDPOINT to one that does.`;
}

function statusOf(error: unknown): number | undefined {
  const cause = error instanceof Error ? error.cause : undefined;
  if (typeof cause !== "object" || cause === null || !("$metadata" in cause)) return undefined;
  const metadata = cause.$metadata;
  if (typeof metadata !== "object" || metadata === null || !("httpStatusCode" in metadata)) return undefined;
  return typeof metadata.httpStatusCode === "number" ? metadata.httpStatusCode : undefined;
}
