import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { programOf } from "@/server/infra/process/fork-program";
import { openSecrets } from "@/server/infra/secrets/file-secrets";
import { isSigned, openSigner } from "@/server/infra/signing/signer";

const data = mkdtempSync(join(tmpdir(), "cohue-keys-"));
const busy = createServer((_, response) => response.end("{}"));
let port = 0;
beforeAll(async () => {
  await new Promise<void>((resolve) => busy.listen(0, "127.0.0.1", resolve));
  port = (busy.address() as AddressInfo).port;
});
afterAll(() => busy.close());

const { file, execArgv } = programOf("server/cli/keys.ts");
const run = async (env: Record<string, string>, ...args: string[]) => {
  const child = spawn(process.execPath, [...execArgv, file, ...args], {
    env: { ...process.env, COHUE_DATA: data, ...env },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => (said += part));
  const status = await new Promise((resolve) => child.on("close", resolve));
  return { status, said };
};
const free = { PORT: "1" };

it("rotating ends the current key and starts another; what the old key signed stays valid", async () => {
  const before = openSigner(data, openSecrets(data).signing);
  const bytes = new TextEncoder().encode("a record");
  const signed = { keyId: before.keyId, signature: before.sign(bytes) };
  const { auth } = openSecrets(data);

  const rotated = await run(free, "rotate");
  expect(rotated.status, rotated.said).toBe(0);
  expect(rotated.said.split("\n").filter(Boolean)).toEqual([
    expect.stringMatching(new RegExp(`^${before.keyId} .* until `)),
    expect.stringMatching(/in use$/),
  ]);
  const after = openSigner(data, openSecrets(data).signing);
  expect(after.keyId).not.toBe(before.keyId);
  expect(isSigned(bytes, signed, after.keys)).toBe(true);
  expect(openSecrets(data).auth).toBe(auth);
  expect(statSync(join(data, "secrets.json")).mode & 0o777).toBe(0o600);
  expect((await run(free)).said).toBe(rotated.said);
});

it("a running server keeps its key, and an unknown word is a wrong call", async () => {
  const kept = readFileSync(join(data, "secrets.json"), "utf8");
  const refused = await run({ PORT: String(port) }, "rotate");
  expect([refused.status, refused.said]).toEqual([1, expect.stringContaining("Stop it first")]);
  expect((await run(free, "turn")).status).toBe(2);
  expect(readFileSync(join(data, "secrets.json"), "utf8")).toBe(kept);
});

it("keys in the database are rotated and sealed under another key while the server runs, and certificates of a folder that do not fit are refused", async () => {
  const env = {
    COHUE_DATA: mkdtempSync(join(tmpdir(), "cohue-keys-")),
    COHUE_KEY: randomBytes(32).toString("base64"),
    PORT: String(port),
  };
  const rotated = await run(env, "rotate");
  expect([rotated.status, rotated.said]).toEqual([
    0,
    expect.stringMatching(/^\w{16} {2}.* until .*\n\w{16} {2}begins .*\n$/),
  ]);
  const refused = await run(env, "certificates", env.COHUE_DATA);
  expect([refused.status, refused.said]).toEqual([1, expect.stringContaining("chain.pem")]);
  const next = { ...env, COHUE_KEY: randomBytes(32).toString("base64"), COHUE_KEY_BEFORE: env.COHUE_KEY };
  const resealed = await run(next, "reseal");
  expect([resealed.status, resealed.said]).toEqual([0, expect.stringContaining("under COHUE_KEY now")]);
  const old = await run(env);
  expect([old.status, old.said]).toEqual([1, expect.stringContaining("COHUE_KEY does not open")]);
});
