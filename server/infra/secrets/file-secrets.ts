import { createHash, generateKeyPairSync, randomBytes, timingSafeEqual } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { createFileAtomic, writeFileAtomic } from "@/server/infra/blobs/write-file-atomic";
import type { Secrets } from "./secrets";

/** `signing`: Ed25519, PKCS #8 PEM: signs records. */
export type FileSecrets = Secrets & { readonly signing: string };

const SecretsFile = z.object({
  v: z.literal(1),
  auth: z.string().min(32),
  invites: z.string().min(32),
  signing: z.string().startsWith("-----BEGIN PRIVATE KEY-----"),
  adminToken: z.string().nullable(),
});
type SecretsFile = z.infer<typeof SecretsFile>;

/** Reads `<dataDir>/secrets.json` (mode 600), making it on the first start. No secret has a default. */
export function openSecrets(dataDir: string): FileSecrets {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const path = join(dataDir, "secrets.json");
  // Two processes starting at once must not keep two sets: whoever comes second takes what is there.
  if (!existsSync(path)) createFileAtomic(path, text(makeSecrets()), 0o600);
  chmodSync(path, 0o600);
  let file = readSecrets(path);
  let inUse = false;
  const { auth, invites, signing } = file;
  return {
    auth,
    invites,
    signing,
    adminToken: () => file.adminToken,
    redeemAdminToken: async (token, use) => {
      if (inUse) return false;
      // Another process may have redeemed it meanwhile.
      file = readSecrets(path);
      if (!file.adminToken || !sameToken(file.adminToken, token)) return false;
      inUse = true;
      try {
        await use();
        file = { ...readSecrets(path), adminToken: null };
        writeFileAtomic(path, text(file), 0o600);
        return true;
      } finally {
        inUse = false;
      }
    },
  };
}

const text = (file: SecretsFile): string => `${JSON.stringify(file, null, 2)}\n`;

/** Puts another private key (PKCS #8 Ed25519, PEM) in the place of the one that signs records; the next start begins with it. */
export function replaceSigningKey(dataDir: string, signing: string): void {
  const path = join(dataDir, "secrets.json");
  writeFileAtomic(path, text({ ...readSecrets(path), signing }), 0o600);
}

export function readSecrets(path: string): SecretsFile {
  const parsed = SecretsFile.safeParse(parseJson(readFileSync(path, "utf8")));
  if (!parsed.success)
    throw new Error(
      `${path} is damaged: restore it from a backup. Deleting it ends every session and invite link.`,
    );
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export function makeSecrets(): SecretsFile {
  const random = () => randomBytes(32).toString("base64url");
  const { privateKey } = generateKeyPairSync("ed25519");
  return {
    v: 1,
    auth: random(),
    invites: random(),
    signing: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    adminToken: random(),
  };
}

export function sameToken(a: string, b: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
