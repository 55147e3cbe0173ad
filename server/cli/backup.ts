import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { configFromEnvironment } from "@/server/config";
import { writeBackup } from "@/server/domain/backup/write-backup";
import { diskBlobs } from "@/server/infra/blobs/disk-blobs";
import packageFile from "../../package.json" with { type: "json" };

/** `npm run backup -- FILE`: everything an instance is, as one file that nobody else may read. The server may be running. */
async function main(): Promise<number> {
  const [file, ...more] = process.argv.slice(2);
  if (!file || more.length > 0) {
    process.stderr.write("usage: npm run backup -- FILE.tar.gz\n");
    return 2;
  }
  const { dataDir, databaseUrl } = configFromEnvironment();
  const source = {
    dataDir,
    databaseUrl,
    blobs: diskBlobs(join(dataDir, "blobs")),
    version: packageFile.version,
  };
  const partial = `${file}.partial`;
  try {
    const bytes = Readable.from(writeBackup(source, Date.now()));
    await pipeline(bytes, createWriteStream(partial, { flags: "wx", mode: 0o600 }));
    await rename(partial, file);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
  process.stdout.write(
    `Backed up ${dataDir} to ${file}. It holds every key of this instance: keep it safe.\n`,
  );
  return 0;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const words = error instanceof Error && "displayable" in error ? error.displayable : error;
    process.stderr.write(`${words instanceof Error ? words.message : words}\n`);
    process.exitCode = 1;
  },
);
