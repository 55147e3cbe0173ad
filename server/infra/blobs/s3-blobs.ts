import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { sha256Hex } from "@/core/kernel/canon/hash";
import { AppError } from "@/core/kernel/errors";
import { Sha256 } from "@/core/kernel/ids/ids";
import type { S3Config } from "@/server/config/read-s3";
import type { Blobs } from "./blobs";

const WORDS = "Pictures cannot be stored or read right now. Try again in a moment.";
/** Milliseconds: longest a request may take with its repetitions, and after which a deletion that was begun is given up. */
const PATIENCE_MS = { connect: 3_000, answer: 8_000, all: 20_000, deletion: 20_000 };
/** A deletion's mark that is older belongs to a process that died: longer than such a deletion and its last request can take. */
const STALE_MS = 60_000;
const AGAIN_MS = 200;

/** `pageSize`: blobs in one answer of a list. */
export type S3Options = { patience?: typeof PATIENCE_MS; pageSize?: number };
/** `check` throws `storage_unavailable` where the bucket cannot be reached now. `close` lets its connections go. */
export type S3Blobs = Blobs & { check: () => Promise<void>; close: () => void };

/**
 * Blobs in a bucket of any S3-compatible store, under `blobs/<hash>`. Needs strong reads after writes, as S3 and its kin have, and no
 * versions, conditions or multipart. What cannot be done for now fails with `storage_unavailable`, and nothing was acknowledged.
 *
 * S3 has no rename and its conditional deletes are not everywhere, so who deletes and who keeps agree by a mark, `going/<hash>`: a
 * deletion sets it, looks at the blob's age, deletes, and takes its own mark away. Who keeps writes first and looks at the mark
 * afterwards: without one, a deletion either ended before, and whether the blob is there shows, or begins later and sees it fresh.
 */
export function s3Blobs(
  { endpoint, bucket, region, accessKeyId, secretAccessKey }: S3Config,
  { patience = PATIENCE_MS, pageSize = 1000 }: S3Options = {},
): S3Blobs {
  const client = new S3Client({
    region,
    credentials: { accessKeyId, secretAccessKey },
    ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
    // The hash is checked by us; other checksums are not understood everywhere.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    requestHandler: {
      connectionTimeout: patience.connect,
      requestTimeout: patience.answer,
      throwOnRequestTimeout: true,
    },
  });
  const within = () => ({ abortSignal: AbortSignal.timeout(patience.all) });
  const at = (folder: "blobs" | "going", hash: Sha256) => ({
    Bucket: bucket,
    Key: `${folder}/${Sha256.parse(hash)}`,
  });

  const write = (folder: "blobs" | "going", hash: Sha256, bytes: Uint8Array) =>
    asked(() =>
      client.send(
        new PutObjectCommand({
          ...at(folder, hash),
          Body: bytes,
          ContentLength: bytes.length,
          ChecksumSHA256: Buffer.from(sha256Hex(bytes), "hex").toString("base64"),
        }),
        within(),
      ),
    );
  const read = (folder: "blobs" | "going", hash: Sha256) =>
    orNull(async () => {
      const { Body } = await client.send(new GetObjectCommand(at(folder, hash)), within());
      return (await Body?.transformToByteArray()) ?? new Uint8Array(0);
    });
  /** When it was written, in whole seconds as S3 says it: the latest moment that may be. */
  const writtenAt = (folder: "blobs" | "going", hash: Sha256) =>
    orNull(async () => {
      const { LastModified } = await client.send(new HeadObjectCommand(at(folder, hash)), within());
      return endOfSecond(LastModified);
    });
  const remove = (folder: "blobs" | "going", hash: Sha256) =>
    asked(() => client.send(new DeleteObjectCommand(at(folder, hash)), within()));

  return {
    async put(bytes) {
      const hash = sha256Hex(bytes);
      for (const giveUp = Date.now() + STALE_MS + patience.all; ; await wait(AGAIN_MS)) {
        await write("blobs", hash, bytes);
        const going = await writtenAt("going", hash);
        const kept = await writtenAt("blobs", hash);
        if (kept !== null && (going === null || kept - going > STALE_MS)) return hash;
        if (Date.now() > giveUp) throw new AppError("storage_unavailable", `S3: ${hash} is not kept`, WORDS);
      }
    },
    async get(hash) {
      const bytes = await read("blobs", hash);
      return bytes && sha256Hex(bytes) === hash ? bytes : null;
    },
    has: async (hash) => (await writtenAt("blobs", hash)) !== null,
    delete: async (hash) => void (await remove("blobs", hash)),
    async deleteIdle(hash, before) {
      const isIdle = async () => ((await writtenAt("blobs", hash)) ?? before) < before;
      if (!(await isIdle())) return false;
      const [own, begun] = [Buffer.from(randomUUID()), performance.now()];
      await write("going", hash, own);
      const isOurs = async () => Buffer.compare((await read("going", hash)) ?? Buffer.alloc(0), own) === 0;
      const goes = (await isIdle()) && performance.now() - begun < patience.deletion;
      if (goes) await remove("blobs", hash);
      // Another's mark stays for it to take away.
      if (await isOurs()) await remove("going", hash);
      return goes;
    },
    async *list() {
      let token: string | undefined;
      do {
        const page = await asked(() =>
          client.send(
            new ListObjectsV2Command({
              Bucket: bucket,
              Prefix: "blobs/",
              MaxKeys: pageSize,
              ContinuationToken: token,
            }),
            within(),
          ),
        );
        for (const { Key = "", Size = 0, LastModified } of page.Contents ?? []) {
          const hash = Sha256.safeParse(Key.slice("blobs/".length));
          if (hash.success) yield { hash: hash.data, bytes: Size, at: endOfSecond(LastModified) };
        }
        token = page.IsTruncated ? page.NextContinuationToken : undefined;
      } while (token);
    },
    check: async () =>
      void (await asked(() => client.send(new HeadBucketCommand({ Bucket: bucket }), within()))),
    close: () => client.destroy(),
  };
}

const endOfSecond = (date: Date | undefined): number =>
  Math.floor((date?.getTime() ?? 0) / 1000) * 1000 + 999;

/** What was asked of S3. Whatever it cannot do, for now or because of a setting, is `storage_unavailable`, with its own words as the cause. */
async function asked<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new AppError("storage_unavailable", `S3: ${error.name}: ${error.message}`, WORDS, { cause: error });
  }
}

/** The same; null for an object that is not there. A bucket that is not there is no such object. */
const orNull = <T>(ask: () => Promise<T>): Promise<T | null> =>
  asked(() =>
    ask().catch((error: unknown) => {
      if (error instanceof Error && (error.name === "NoSuchKey" || error.name === "NotFound")) return null;
      throw error;
    }),
  );
