import { configFromEnvironment } from "@/server/config";
import { isInUse } from "@/server/infra/data/data-folder";
import { openSecrets, replaceSigningKey } from "@/server/infra/secrets/file-secrets";
import { newSigningKey, openSigner, type PublicKeys } from "@/server/infra/signing/signer";

const ANSWER_MS = 1500;

/**
 * `npm run keys`: which keys have signed records, and when. `npm run keys -- rotate`: ends the present one and begins another; what was
 * signed stays valid. The server must not run: it would go on signing with the key it began with.
 */
async function main(): Promise<number> {
  const [verb, ...more] = process.argv.slice(2);
  if ((verb !== undefined && verb !== "rotate") || more.length > 0) {
    process.stderr.write("usage: npm run keys [-- rotate]\n");
    return 2;
  }
  const { dataDir, port } = configFromEnvironment();
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

const answers = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(ANSWER_MS) }).then(
    ({ ok }) => ok,
    () => false,
  );

const day = (at: number): string => new Date(at).toISOString();
const inWords = (keys: PublicKeys): string =>
  keys
    .map(({ id, from, until }) => `${id}  from ${day(from)}  ${until ? `until ${day(until)}` : "in use"}\n`)
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
