import type { Settings } from "./settings";

/** A bucket for pictures. `endpoint` is null for AWS itself. */
export type S3Config = {
  endpoint: string | null;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
};

export function readS3(e: Settings): S3Config | null {
  if (!e.S3_BUCKET) {
    const without = (["S3_ENDPOINT", "S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY"] as const).find(
      (name) => e[name],
    );
    if (without) throw new RangeError(`${without} is set but S3_BUCKET is not: name the bucket, or unset it`);
    return null;
  }
  if (!e.S3_ACCESS_KEY_ID || !e.S3_SECRET_ACCESS_KEY)
    throw new RangeError("S3_BUCKET is set: set S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY to a key for it");
  return {
    endpoint: e.S3_ENDPOINT ?? null,
    bucket: e.S3_BUCKET,
    region: e.S3_REGION,
    accessKeyId: e.S3_ACCESS_KEY_ID,
    secretAccessKey: e.S3_SECRET_ACCESS_KEY,
  };
}
