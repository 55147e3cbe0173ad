import { createPrivateKey, type KeyObject, sign } from "node:crypto";
import type { Db } from "@/prisma/client";
import type { Logger } from "@/server/infra/log/logger";
import { chainOf } from "@/server/infra/marks/certificates";
import type { Signer } from "@/server/infra/signing/signer";
import { sameToken } from "./file-secrets";
import { firstKeys, KeyDocument, sessionSecretOf } from "./key-document";
import type { Keyring } from "./keyring";
import { seal, unseal } from "./sealed";
import type { Secrets } from "./secrets";

const ROW = "secrets.sealed";
/** How often each process looks whether keys were changed. */
const LOOK_MS = 30_000;

/**
 * What the operator seals keys under. While it is exchanged, `before` opens what is still sealed under the old one, and what is changed
 * stays sealed under the one that it was: other processes may not know the new one yet.
 */
export type SealKeys = { key: Uint8Array; before?: Uint8Array | null };

type Options = SealKeys & {
  db: Db;
  dataDir: string;
  logger: Logger;
  lookMs?: number;
  now?: () => number;
};

/**
 * Keys in the database, sealed under the operator's key, the same in every process that shares both. The first process makes them, or takes those
 * of its data folder. What is changed, by `npm run keys` or by another process, holds everywhere within half a minute.
 */
export async function databaseKeyring(options: Options): Promise<Keyring> {
  const { db, dataDir, logger, lookMs = LOOK_MS, now = Date.now } = options;
  let held = await read(db, options);
  if (!held) {
    const value = seal(options.key, JSON.stringify(await firstKeys(dataDir, now())));
    // Of several that start at once one writes, and all read what that one wrote. An upsert would be a look and a write, between which
    // another one writes.
    await db.setting.create({ data: { key: ROW, value } }).catch((error: unknown) => {
      if (!isThere(error)) throw error;
    });
    held = await read(db, options);
  }
  if (!held) throw new Error(`the setting ${ROW} is gone from the database`);
  let document = held.document;
  let current = inUse(document, now());
  let chain = chainOf(document.certificates, "the database");
  const take = (next: KeyDocument) => {
    // What does not fit is not taken: what was read before goes on.
    const nextChain = chainOf(next.certificates, "the database");
    [current, chain, document] = [inUse(next, now()), nextChain, next];
  };
  const look = async () => {
    try {
      const found = await read(db, options);
      if (found) take(found.document);
    } catch (error) {
      logger.warn({ err: error }, "the keys could not be read again; going on with those that are known");
    }
  };
  let looking: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    looking = looking.then(look);
  }, lookMs).unref();

  /** One after another in this process; between processes whoever writes first has used it. */
  let turn: Promise<unknown> = Promise.resolve();
  const redeem = async (token: string, use: () => Promise<void>): Promise<boolean> => {
    const isTaken = await change(db, options, (found) =>
      found.adminToken && sameToken(found.adminToken, token) ? { ...found, adminToken: null } : null,
    );
    if (!isTaken) return false;
    take(isTaken);
    try {
      await use();
      return true;
    } catch (error) {
      const back = await change(db, options, (found) => ({ ...found, adminToken: token }));
      if (back) take(back);
      throw error;
    }
  };

  // What a process signs by, it signs by until it ends: the auth library is made with it.
  const own = sessionSecretOf(document);
  const secrets: Secrets = {
    auth: document.auth,
    invites: document.invites,
    sessions: {
      own,
      others: () =>
        [sessionSecretOf(document), document.sessions?.before ?? own].filter((secret) => secret !== own),
    },
    adminToken: () => document.adminToken,
    redeemAdminToken: (token, use) => {
      const redeemed = turn.then(() => redeem(token, use));
      turn = redeemed.catch(() => {});
      return redeemed;
    },
  };
  const signer: Signer = {
    get keyId() {
      return current.id;
    },
    get keys() {
      return document.keys;
    },
    sign: (bytes) => sign(null, bytes, current.key).toString("base64"),
  };
  const certificates = {
    get key() {
      return chain.key;
    },
    get chainPem() {
      return chain.chainPem;
    },
    get rootPem() {
      return chain.rootPem;
    },
  };
  const close = async () => {
    clearInterval(timer);
    await looking;
  };
  return { secrets, signer, certificates, close };
}

/** Prisma's code for a row whose key is taken. */
const isThere = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === "P2002";

/** The newest key that has begun and whose private half is here. */
function inUse({ keys, signing }: KeyDocument, now: number): { id: string; key: KeyObject } {
  const begun =
    keys.filter(({ id, from }) => from <= now && signing[id]).at(-1) ?? keys.find(({ id }) => signing[id]);
  const pem = begun && signing[begun.id];
  if (!pem) throw new Error("the keys in the database have none that signs: restore the database");
  return { id: begun.id, key: createPrivateKey(pem) };
}

/** Changes the keys as one step: where another process changed them meanwhile, what it wrote is changed. Null where `to` answers null. */
export async function change(
  db: Db,
  keys: SealKeys,
  to: (document: KeyDocument) => KeyDocument | null,
): Promise<KeyDocument | null> {
  for (;;) {
    const found = await read(db, keys);
    const next = found && to(found.document);
    if (!next) return null;
    if (await replace(db, found.value, seal(found.under, JSON.stringify(next)))) return next;
  }
}

/** Seals the keys under the new key in place of the one before. False where they are already. */
export async function sealAnew(db: Db, keys: SealKeys): Promise<boolean> {
  for (;;) {
    const found = await read(db, keys);
    if (!found) throw new Error(`the setting ${ROW} is gone from the database`);
    if (found.under === keys.key) return false;
    if (await replace(db, found.value, seal(keys.key, JSON.stringify(found.document)))) return true;
  }
}

/** False where somebody else has changed it. */
async function replace(db: Db, from: string, value: string): Promise<boolean> {
  const { count } = await db.setting.updateMany({ where: { key: ROW, value: from }, data: { value } });
  return count === 1;
}

type Read = { value: string; document: KeyDocument; under: Uint8Array };

async function read(db: Db, { key, before }: SealKeys): Promise<Read | null> {
  const row = await db.setting.findUnique({ where: { key: ROW } });
  if (!row) return null;
  for (const under of before ? [key, before] : [key]) {
    const text = unseal(under, row.value);
    if (text !== null) return { value: row.value, document: KeyDocument.parse(JSON.parse(text)), under };
  }
  throw new Error(
    "COHUE_KEY does not open the keys in the database: set the COHUE_KEY that they were made with, or name that one in COHUE_KEY_BEFORE. There is no other way to them.",
  );
}
