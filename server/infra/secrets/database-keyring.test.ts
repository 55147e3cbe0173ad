import { randomBytes } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it, vi } from "vitest";
import { type Database, openDatabase } from "@/prisma/client";
import { eachProvider } from "@/server/infra/db/testing";
import { createLogger } from "@/server/infra/log/logger";
import { isSigned, wasInUse } from "@/server/infra/signing/signer";
import { change, databaseKeyring, sealAnew } from "./database-keyring";
import { openSecrets } from "./file-secrets";
import { ROTATION_MS, rotated } from "./key-document";
import type { Keyring } from "./keyring";
import { keyringContract } from "./keyring.contract";
import { openKeyring } from "./open-keyring";
import { seal, unseal } from "./sealed";
import { secretsContract } from "./secrets.contract";

const folder = () => mkdtempSync(join(tmpdir(), "cohue-keyring-"));
const logger = createLogger("silent");
const ROW = "secrets.sealed";

keyringContract("a folder", async () => {
  const dataDir = folder();
  return () =>
    openKeyring({ dataDir, secretsKey: null, secretsKeyBefore: null }, { db: {} as never, logger });
});

eachProvider("keys in a database", (empty) => {
  const ends: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const end of ends.splice(0).reverse()) await end();
  });
  const connect = async (url = empty()): Promise<Database & { url: string }> => {
    const database = await openDatabase(url);
    ends.push(() => database.close());
    return { ...database, url };
  };
  const open = async ({ db }: Database, key: Uint8Array, more = {}): Promise<Keyring> => {
    const keyring = await databaseKeyring({ db, key, dataDir: folder(), logger, ...more });
    ends.push(keyring.close);
    return keyring;
  };
  const instance = async () => {
    const [database, key] = [await connect(), randomBytes(32)];
    return () => open(database, key);
  };
  keyringContract("a database", instance);
  secretsContract("a database", async () => {
    const openOne = await instance();
    return async () => (await openOne()).secrets;
  });

  it("are the same where several processes make them at once", async () => {
    const [database, key] = [await connect(), randomBytes(32)];
    const opened = await Promise.all([1, 2, 3, 4].map(() => open(database, key)));
    expect(new Set(opened.map(({ secrets }) => secrets.auth)).size).toBe(1);
    expect(new Set(opened.map(({ signer }) => signer.keyId)).size).toBe(1);
    expect(new Set(opened.map(({ certificates }) => certificates.chainPem)).size).toBe(1);
  });

  it("begin with those of the data folder", async () => {
    const dataDir = folder();
    const before = await openKeyring(
      { dataDir, secretsKey: null, secretsKeyBefore: null },
      { db: {} as never, logger },
    );
    const after = await open(await connect(), randomBytes(32), { dataDir });
    expect(after.secrets.auth).toBe(before.secrets.auth);
    expect(after.secrets.invites).toBe(before.secrets.invites);
    expect(after.secrets.adminToken()).toBe(openSecrets(dataDir).adminToken());
    expect(after.signer.keyId).toBe(before.signer.keyId);
    expect(after.signer.keys).toEqual(before.signer.keys);
    expect(after.certificates.chainPem).toBe(before.certificates.chainPem);
  });

  it("are nowhere in the database as they are, and open with no other key", async () => {
    const [database, key] = [await connect(), randomBytes(32)];
    const { secrets } = await open(database, key);
    const { value } = await database.db.setting.findUniqueOrThrow({ where: { key: ROW } });
    expect(Buffer.from(value, "base64").includes(secrets.auth)).toBe(false);
    await expect(open(database, randomBytes(32))).rejects.toThrow(/COHUE_KEY does not open/);
    const changed = Buffer.from(value, "base64");
    changed[40] = (changed[40] ?? 0) ^ 1;
    await database.db.setting.update({ where: { key: ROW }, data: { value: changed.toString("base64") } });
    await expect(open(database, key)).rejects.toThrow(/COHUE_KEY does not open/);
  });

  it("are sealed anew under another key while processes run: those that know both go on, whatever is changed meanwhile, and the old key opens nothing then", async () => {
    const [database, before, key] = [await connect(), randomBytes(32), randomBytes(32)];
    const old = await open(database, before);
    const knowsBoth = await open(database, key, { before, lookMs: 5 });
    expect(knowsBoth.secrets.auth).toBe(old.secrets.auth);
    // Changed by one that knows both: those that know only the old key can still read it.
    await change(database.db, { key, before }, (document) => rotated(document, 1_000_000));
    await expect(open(database, before)).resolves.toBeDefined();
    expect(await sealAnew(database.db, { key, before })).toBe(true);
    expect(await sealAnew(database.db, { key, before })).toBe(false);
    await expect(open(database, before)).rejects.toThrow(/COHUE_KEY does not open/);
    const after = await open(database, key);
    expect(after.secrets.auth).toBe(old.secrets.auth);
    await change(database.db, { key }, (document) => rotated(document, 2_000_000));
    await vi.waitFor(() => expect(knowsBoth.signer.keys).toHaveLength(3), 60_000);
  });

  it("reach every process when they are exchanged, at no moment of which a signature is not valid", async () => {
    const [database, key] = [await connect(), randomBytes(32)];
    let at = 1_000_000;
    const now = () => at;
    const nodes = [
      await open(database, key, { now, lookMs: 5 }),
      await open(database, key, { now, lookMs: 5 }),
    ];
    const [bytes, old] = [new Uint8Array([1, 2, 3]), nodes[0]?.signer.keyId];
    const signs = () =>
      nodes.map(({ signer }) => {
        const signed = { keyId: signer.keyId, signature: signer.sign(bytes) };
        return isSigned(bytes, signed, signer.keys) && wasInUse(signer.keys, signed.keyId, at);
      });
    await change(database.db, { key }, (document) => rotated(document, at));
    // Every process knows the new key while the old one still signs.
    await vi.waitFor(() => expect(nodes.map(({ signer }) => signer.keys.length)).toEqual([2, 2]), 60_000);
    expect(nodes.map(({ signer }) => signer.keyId)).toEqual([old, old]);
    expect(signs()).toEqual([true, true]);
    at += ROTATION_MS.begins + 1;
    // A process that has not looked since signs with the old key, which is still good.
    expect(signs()).toEqual([true, true]);
    await vi.waitFor(() => expect(nodes.map(({ signer }) => signer.keyId)).not.toContain(old), 60_000);
    expect(nodes[0]?.signer.keyId).toBe(nodes[1]?.signer.keyId);
    at += ROTATION_MS.overlap;
    expect(signs()).toEqual([true, true]);
    expect(wasInUse(nodes[0]?.signer.keys ?? [], old ?? "", at)).toBe(false);
  });
});

it("a sealed text differs each time, and is no text of another key's", () => {
  const [key, other] = [randomBytes(32), randomBytes(32)];
  expect(seal(key, "a")).not.toBe(seal(key, "a"));
  expect([unseal(key, seal(key, "ä")), unseal(other, seal(key, "ä")), unseal(key, "")]).toEqual([
    "ä",
    null,
    null,
  ]);
});
