import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readTar, writeTar } from "./tar";

type File = { name: string; bytes: Uint8Array };
const FILES: File[] = [
  { name: "a.txt", bytes: new TextEncoder().encode("a little") },
  { name: "folder/empty", bytes: new Uint8Array() },
  { name: "folder/blocks", bytes: new Uint8Array(1024).fill(7) },
  { name: "folder/more", bytes: new Uint8Array(1500).fill(9) },
];

async function* inPieces(bytes: Uint8Array, length: number) {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}
async function whole(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return new Uint8Array(Buffer.concat(all));
}
async function* entries(files: File[]) {
  for (const { name, bytes } of files) yield { name, size: bytes.length, body: inPieces(bytes, 300) };
}
const pack = (files: File[]) => whole(writeTar(entries(files)));
const read = async (bytes: Uint8Array, length = 700) => {
  const found: File[] = [];
  for await (const { name, body } of readTar(inPieces(bytes, length)))
    found.push({ name, bytes: await whole(body) });
  return found;
};

it("unpacking gives back what was packed, in whatever pieces it arrives", async () => {
  const packed = await pack(FILES);
  for (const length of [1, 511, 512, 100_000]) expect(await read(packed, length)).toEqual(FILES);
});

it("a file that is not read to its end is skipped", async () => {
  const names: string[] = [];
  for await (const { name, body } of readTar(inPieces(await pack(FILES), 100))) {
    names.push(name);
    if (name === "folder/blocks") for await (const _ of body) break;
  }
  expect(names).toEqual(FILES.map(({ name }) => name));
});

it("the system's tar can read the archive", async () => {
  const file = join(mkdtempSync(join(tmpdir(), "cohue-tar-")), "a.tar");
  writeFileSync(file, await pack(FILES));
  const listed = execFileSync("tar", ["-tf", file], { encoding: "utf8" });
  expect(listed.trim().split("\n")).toEqual(FILES.map(({ name }) => name));
  expect(execFileSync("tar", ["-xOf", file, "a.txt"], { encoding: "utf8" })).toBe("a little");
});

it("an archive that is cut off or damaged is refused", async () => {
  const packed = await pack(FILES);
  await expect(read(packed.subarray(0, 2000))).rejects.toThrow(/ends too soon/);
  packed[3] = 0xff;
  await expect(read(packed)).rejects.toThrow(/damaged/);
});

it("a name that does not fit, or a file that grows meanwhile, is refused", async () => {
  await expect(pack([{ name: "x".repeat(101), bytes: new Uint8Array() }])).rejects.toThrow(/does not fit/);
  async function* growing() {
    yield { name: "log", size: 3, body: inPieces(new Uint8Array(4), 4) };
  }
  await expect(whole(writeTar(growing()))).rejects.toThrow(/has changed/);
});
