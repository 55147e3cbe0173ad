import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { makeChain } from "@/server/infra/marks/certificates";
import { keyIdOfPrivate, newSigningKey, PublicKeys, publicKeyOf } from "@/server/infra/signing/signer";
import { makeSecrets, readSecrets } from "./file-secrets";

/** All keys of an instance as one text, so that no two of them are ever of different times. */
export const KeyDocument = z.object({
  v: z.literal(1),
  auth: z.string().min(32),
  invites: z.string().min(32),
  /** Once the secret of session cookies was exchanged: the present one, and the one before, which is taken as well. */
  sessions: z.object({ secret: z.string().min(32), before: z.string().min(32) }).optional(),
  adminToken: z.string().nullable(),
  /** PEM by id: the private keys of the public ones that have not ended, the next one too. */
  signing: z.record(z.string(), z.string().startsWith("-----BEGIN PRIVATE KEY-----")),
  keys: PublicKeys.shape.keys,
  certificates: z.object({ chainPem: z.string(), keyPem: z.string() }),
});
export type KeyDocument = z.infer<typeof KeyDocument>;

/** From when a new key signs, and for how long the one before may still: each process looks every half minute. */
export const ROTATION_MS = { begins: 300_000, overlap: 60_000 } as const;

/** The first keys: those of the data folder, where it has some, so that sessions, links and records outlive the move; else new ones. */
export async function firstKeys(dataDir: string, now: number): Promise<KeyDocument> {
  const path = (name: string) => join(dataDir, name);
  const text = (name: string) => readFileSync(path(name), "utf8");
  const secrets = existsSync(path("secrets.json")) ? readSecrets(path("secrets.json")) : makeSecrets();
  const known = existsSync(path("keys.json")) ? PublicKeys.parse(JSON.parse(text("keys.json"))).keys : [];
  const hasChain = existsSync(path("certificates/chain.pem")) && existsSync(path("certificates/leaf.key"));
  const id = keyIdOfPrivate(secrets.signing);
  return {
    v: 1,
    auth: secrets.auth,
    invites: secrets.invites,
    adminToken: secrets.adminToken,
    signing: { [id]: secrets.signing },
    keys: known.some((key) => key.id === id && key.until === null)
      ? known
      : [...ended(known, now), { id, publicKey: publicKeyOf(secrets.signing), from: now, until: null }],
    certificates: hasChain
      ? { chainPem: text("certificates/chain.pem"), keyPem: text("certificates/leaf.key") }
      : await makeChain(),
  };
}

/** The same with one more key for records, which begins in five minutes, when every process knows it. Keys that have ended lose their private half. */
export function rotated(document: KeyDocument, now: number): KeyDocument {
  const next = newSigningKey();
  const id = keyIdOfPrivate(next);
  const begins = now + ROTATION_MS.begins;
  const keys = [
    ...ended(document.keys, begins + ROTATION_MS.overlap),
    { id, publicKey: publicKeyOf(next), from: begins, until: null },
  ];
  const live = new Set(keys.filter(({ until }) => until === null || until > now).map((key) => key.id));
  const signing = Object.entries(document.signing).filter(([known]) => live.has(known));
  return { ...document, keys, signing: { ...Object.fromEntries(signing), [id]: next } };
}

/** The same with another secret for session cookies. The one that it takes the place of is still taken, the one before that no more. */
export function withNewSessions(document: KeyDocument): KeyDocument {
  const secret = randomBytes(32).toString("base64url");
  return { ...document, sessions: { secret, before: sessionSecretOf(document) } };
}

/** What session cookies are signed by. */
export const sessionSecretOf = ({ auth, sessions }: KeyDocument): string => sessions?.secret ?? auth;

const ended = (keys: KeyDocument["keys"], until: number): KeyDocument["keys"] =>
  keys.map((key) => (key.until === null ? { ...key, until } : key));
