import { mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { blobsContract } from "./blobs.contract";
import { diskBlobs } from "./disk-blobs";

const folder = () => mkdtempSync(join(tmpdir(), "cohue-blobs-"));
blobsContract("disk", async () => diskBlobs(folder()));

it("a blob damaged on disk is not given out, and is whole again once it is kept anew", async () => {
  const root = folder();
  const blobs = diskBlobs(root);
  const hash = await blobs.put(new Uint8Array([1, 2, 3]));
  writeFileSync(join(root, hash.slice(0, 2), hash.slice(2, 4), hash), "something else");
  expect(await blobs.get(hash)).toBeNull();
  await blobs.put(new Uint8Array([1, 2, 3]));
  expect(new Uint8Array((await blobs.get(hash)) ?? [])).toEqual(new Uint8Array([1, 2, 3]));
});

it("nothing but the blob is left in its folder", async () => {
  const root = folder();
  const blobs = diskBlobs(root);
  const hash = await blobs.put(new Uint8Array([4]));
  expect(readdirSync(join(root, hash.slice(0, 2), hash.slice(2, 4)))).toEqual([hash]);
});
