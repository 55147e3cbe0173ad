import { configFromEnvironment } from "@/server/config";
import { backupToFile } from "@/server/domain/backup/backup-to-file";
import { lackingInWords } from "@/server/domain/backup/contents";
import { openBlobs } from "@/server/infra/blobs/open-blobs";
import packageFile from "../../package.json" with { type: "json" };

/**
 * `npm run backup -- FILE`: everything an instance is, as one file that nobody else may read. The server may be running. Exit code 0
 * where it is whole, 1 where there is none or it lacks something, 2 for a wrong call.
 */
async function main(): Promise<number> {
  const [file, ...more] = process.argv.slice(2);
  if (!file || more.length > 0) {
    process.stderr.write("usage: npm run backup -- FILE.tar.gz\n");
    return 2;
  }
  const config = configFromEnvironment();
  const { dataDir, databaseUrl } = config;
  const source = {
    dataDir,
    databaseUrl,
    blobs: (await openBlobs(config)).blobs,
    version: packageFile.version,
  };
  const stopped = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.once(signal, () => stopped.abort(new RangeError(`stopped by ${signal}; no backup was made`)));
  const lacking = await backupToFile(source, file, { now: Date.now(), signal: stopped.signal });
  process.stdout.write(
    `Backed up ${dataDir} to ${file}. ${config.secretsKey ? "Its keys open with COHUE_KEY, which it does not hold" : "It holds every key of this instance"}: keep it safe.\n`,
  );
  if (lacking.length === 0) return 0;
  process.stderr.write(`${lacking.length} files could not be taken:\n${lackingInWords(lacking)}`);
  return 1;
}

process.umask(0o077);
main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const words = error instanceof Error && "displayable" in error ? error.displayable : error;
    const why = words instanceof Error ? (words.name === "AbortError" ? words.cause : words) : words;
    process.stderr.write(`${why instanceof Error ? why.message : why}\n`);
    process.exitCode = 1;
  },
);
