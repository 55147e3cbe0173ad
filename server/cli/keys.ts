import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Config, configFromEnvironment } from "@/server/config";
import { isInUse } from "@/server/infra/data/data-folder";
import { openDatabaseInWords } from "@/server/infra/db/open-in-words";
import { createLogger } from "@/server/infra/log/logger";
import { chainOf } from "@/server/infra/marks/certificates";
import { change, databaseKeyring, type SealKeys, sealAnew } from "@/server/infra/secrets/database-keyring";
import { openSecrets, replaceSigningKey } from "@/server/infra/secrets/file-secrets";
import { type KeyDocument, rotated, withNewSessions } from "@/server/infra/secrets/key-document";
import { newSigningKey, openSigner, type PublicKeys } from "@/server/infra/signing/signer";

const ANSWER_MS = 1500;
const USAGE = "usage: npm run keys [-- rotate | -- sessions | -- reseal | -- certificates FOLDER]\n";
const VERBS = ["rotate", "sessions", "reseal", "certificates"] as const;
type Verb = (typeof VERBS)[number];
const EXCHANGED =
  "There is a new session secret. Wait a minute, then start every web process anew, one after another: nobody is signed out. Run this again later to end what the old one signed.\n";

/**
 * `npm run keys`: which keys have signed records, and when. `npm run keys -- rotate`: ends the present one and begins another; what was
 * signed stays valid. Where keys are in the data folder the server must not run: it would go on signing with the key it began with. Where they are
 * in the database, every process takes them up by itself; `npm run keys -- certificates FOLDER` puts `chain.pem` and `leaf.key` there,
 * `npm run keys -- sessions` exchanges the session secret, and `npm run keys -- reseal` encrypts them under COHUE_KEY in place of COHUE_KEY_BEFORE.
 */
async function main(): Promise<number> {
  const [asked, ...more] = process.argv.slice(2);
  const verb = VERBS.find((known) => known === asked);
  if (verb !== asked || more.length !== (verb === "certificates" ? 1 : 0)) {
    process.stderr.write(USAGE);
    return 2;
  }
  const config = configFromEnvironment();
  const { secretsKey: key, secretsKeyBefore: before } = config;
  if (key) return inDatabase(config, { key, before }, verb, more[0]);
  if (verb === "reseal")
    throw new RangeError("COHUE_KEY is not set, so keys are files that are not encrypted under anything");
  if (verb === "sessions")
    throw new RangeError(
      `COHUE_KEY is not set, so the session secret is in ${join(config.dataDir, "secrets.json")}: with the server stopped, put another text of 32 characters or more there; everybody has to sign in again`,
    );
  if (verb === "certificates")
    throw new RangeError(
      `COHUE_KEY is not set, so the certificates are those in ${join(config.dataDir, "certificates")}: put chain.pem and leaf.key there`,
    );
  return inFolder(config, verb);
}

async function inFolder({ dataDir, port }: Config, verb: "rotate" | undefined): Promise<number> {
  if (verb === "rotate") {
    if ((await isInUse(dataDir)) || (await answers(port))) {
      process.stderr.write(
        `Cohue runs on ${dataDir} or port ${port}. Stop it first, then rotate, then start it.\n`,
      );
      return 1;
    }
    // So that the key that ends is in the list, even where the server has never run.
    openSigner(dataDir, openSecrets(dataDir).signing);
    replaceSigningKey(dataDir, newSigningKey());
  }
  const { keys } = openSigner(dataDir, openSecrets(dataDir).signing);
  process.stdout.write(inWords(keys));
  return 0;
}

async function inDatabase(
  { databaseUrl, dataDir }: Config,
  keys: SealKeys,
  verb: Verb | undefined,
  folder = "",
): Promise<number> {
  const { db, close } = await openDatabaseInWords(databaseUrl);
  try {
    // Made here where no process has started yet.
    const keyring = await databaseKeyring({ db, ...keys, dataDir, logger: createLogger("silent") });
    await keyring.close();
    if (verb === "reseal") {
      const isNew = await sealAnew(db, keys);
      process.stdout.write(
        isNew
          ? "The keys are encrypted under COHUE_KEY now. Remove COHUE_KEY_BEFORE from every process at its next start.\n"
          : "The keys were encrypted under COHUE_KEY already.\n",
      );
      return 0;
    }
    const to = (document: KeyDocument): KeyDocument => {
      if (verb === "rotate") return rotated(document, Date.now());
      if (verb === "sessions") return withNewSessions(document);
      const text = (name: string) => readFileSync(join(folder, name), "utf8");
      const certificates = { chainPem: text("chain.pem"), keyPem: text("leaf.key") };
      chainOf(certificates, folder);
      return { ...document, certificates };
    };
    const changed = verb && (await change(db, keys, to));
    process.stdout.write(verb === "sessions" ? EXCHANGED : inWords(changed?.keys ?? keyring.signer.keys));
    return 0;
  } finally {
    await close();
  }
}

const answers = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(ANSWER_MS) }).then(
    ({ ok }) => ok,
    () => false,
  );

const day = (at: number): string => new Date(at).toISOString();
const inWords = (keys: PublicKeys, now = Date.now()): string =>
  keys
    .map(({ id, from, until }) => {
      if (from > now) return `${id}  begins ${day(from)}\n`;
      const isUsed = until === null || until > now;
      return `${id}  from ${day(from)}  ${[isUsed && "in use", until && `until ${day(until)}`].filter(Boolean).join(" ")}\n`;
    })
    .join("");

process.umask(0o077);
main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exitCode = 1;
  },
);
