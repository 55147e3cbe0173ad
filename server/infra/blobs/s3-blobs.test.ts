import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sha256Hex } from "@/core/kernel/canon/hash";
import { blobsContract } from "./blobs.contract";
import { openBlobs } from "./open-blobs";
import { type S3Blobs, s3Blobs } from "./s3-blobs";
import { faultyWay, startS3 } from "./testing/s3-server";

const BUCKETS = Array.from({ length: 20 }, () => `cohue-${randomUUID()}`);
const open: S3Blobs[] = [];
let server: Awaited<ReturnType<typeof startS3>>;
let used = 0;
beforeAll(async () => {
  server = await startS3(BUCKETS);
});
afterAll(async () => {
  for (const blobs of open) blobs.close();
  await server.stop();
});

const bucket = (): string => BUCKETS[used++] ?? "";
const patience = { connect: 1_000, answer: 300, all: 2_000, deletion: 20_000 };
const inBucket = (name: string, port?: number): S3Blobs => {
  const blobs = s3Blobs(server.config(name, port), port ? { patience } : {});
  open.push(blobs);
  return blobs;
};

blobsContract("S3", async () => inBucket(bucket()));

describe("blobs on S3", () => {
  const bytes = new TextEncoder().encode("a picture");
  const unavailable = { code: "storage_unavailable", status: 503 };

  it("fail with a reason while the store is broken, silent or gone, and lose nothing that was acknowledged", async () => {
    const way = await faultyWay(server.port);
    const name = bucket();
    const blobs = inBucket(name, way.port);
    const kept = await blobs.put(bytes);
    for (const mode of ["broken", "silent"] as const) {
      way.mode = mode;
      await expect(blobs.put(new Uint8Array([1]))).rejects.toMatchObject(unavailable);
      await expect(blobs.get(kept)).rejects.toMatchObject(unavailable);
      await expect(blobs.has(kept)).rejects.toMatchObject(unavailable);
      await expect(blobs.deleteIdle(kept, Date.now() + 60_000)).rejects.toMatchObject(unavailable);
      await expect(blobs.check()).rejects.toMatchObject(unavailable);
    }
    // Each was tried again before it was given up.
    expect(way.refused).toBeGreaterThan(10);
    way.mode = "pass";
    expect(await blobs.get(kept)).toEqual(bytes);
    expect(await blobs.has(sha256Hex(new Uint8Array([1])))).toBe(false);
    way.stop();
    await expect(blobs.get(kept)).rejects.toMatchObject(unavailable);
    expect(await inBucket(name).get(kept)).toEqual(bytes);
  });

  it("are there once they were kept, also where a deletion had looked at their age before", async () => {
    const way = await faultyWay(server.port);
    const [name, puts] = [bucket(), [] as string[]];
    const [blobs, elsewhere] = [inBucket(name, way.port), inBucket(name)];
    const hash = await blobs.put(bytes);
    let [deletes, goOn] = [() => {}, () => {}];
    const atDelete = new Promise<void>((resolve) => (deletes = resolve));
    const untilPut = new Promise<void>((resolve) => (goOn = resolve));
    way.before = async (method, path) => {
      if (method !== "DELETE" || !path.includes("/blobs/")) return;
      deletes();
      await untilPut;
    };
    const deleting = blobs.deleteIdle(hash, Date.now() + 60_000);
    await atDelete;
    const keeping = elsewhere.put(bytes).then(() => puts.push("kept"));
    await expect.poll(() => elsewhere.get(hash)).toEqual(bytes);
    expect(puts).toEqual([]);
    goOn();
    expect(await deleting).toBe(true);
    await keeping;
    expect(await elsewhere.get(hash)).toEqual(bytes);
    way.stop();
  });

  it("take a bucket that is gone for no empty one", async () => {
    const nowhere = inBucket("cohue-nowhere");
    await expect(nowhere.get(sha256Hex(bytes))).rejects.toMatchObject(unavailable);
    await expect(nowhere.put(bytes)).rejects.toMatchObject(unavailable);
    await expect(nowhere.list()[Symbol.asyncIterator]().next()).rejects.toMatchObject(unavailable);
  });

  it("leave no mark of a deletion behind", async () => {
    const name = bucket();
    const blobs = inBucket(name);
    const hash = await blobs.put(bytes);
    await blobs.deleteIdle(hash, Date.now() + 60_000);
    const listed: string[] = [];
    for await (const one of blobs.list()) listed.push(one.hash);
    expect(listed).toEqual([]);
    expect(await blobs.put(bytes)).toBe(hash);
  });

  it.each([
    ["a bucket that is not there", { bucket: "cohue-nowhere" }, /S3_BUCKET names cohue-nowhere, which/],
    ["a key that is refused", { accessKeyId: "nobody" }, /refuses the bucket .*S3_ACCESS_KEY_ID/],
    ["a store that does not answer", { endpoint: "http://127.0.0.1:9" }, /does not answer .*S3_ENDPOINT/],
  ])("are not opened with %s, and the refusal says what to change", async (_what, wrong, words) => {
    const s3 = { ...server.config(bucket()), ...wrong };
    await expect(openBlobs({ dataDir: "/nowhere", s3 })).rejects.toThrow(words);
  });
});
