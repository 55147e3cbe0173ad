import { join } from "node:path";
import { providerOf } from "@/prisma/provider";
import { configFromEnvironment } from "@/server/config";
import { lackingInWords } from "@/server/domain/backup/contents";
import { restoreBackup } from "@/server/domain/backup/restore-backup";
import { openBlobs } from "@/server/infra/blobs/open-blobs";
import { openDatabaseInWords } from "@/server/infra/db/open-in-words";

/**
 * `npm run restore -- FILE`: brings a backup back into the data folder, which must be empty or not there; where the settings say so its database into
 * PostgreSQL, which must be empty, and its pictures into a bucket. Exit code 0 where all is
 * there, 1 where nothing was restored, 2 for a wrong call, 3 where pictures are missing that were so in the backup.
 */
async function main(): Promise<number> {
  const [file, ...more] = process.argv.slice(2);
  if (!file || more.length > 0) {
    process.stderr.write("usage: COHUE_DATA=FOLDER npm run restore -- FILE.tar.gz\n");
    return 2;
  }
  const config = configFromEnvironment();
  const { dataDir, databaseUrl } = config;
  const isPostgres = providerOf(databaseUrl) === "postgres";
  if (!isPostgres && databaseUrl !== `file:${join(dataDir, "cohue.db")}`)
    throw new RangeError(
      "DATABASE_URL names a SQLite file elsewhere, but a backup comes back as cohue.db in the data folder: unset it, then restore",
    );
  const database = isPostgres ? await openDatabaseInWords(databaseUrl) : undefined;
  const { blobs, close } = await openBlobs(config);
  const elsewhere = { database, blobs: config.s3 ? blobs : undefined };
  const { manifest, pictures, lacking } = await restoreBackup(file, dataDir, elsewhere).finally(async () => {
    close();
    await database?.close();
  });
  const when = new Date(manifest.at).toISOString();
  process.stdout.write(
    `Restored the backup of ${when} into ${dataDir}: the database and ${pictures} ${pictures === 1 ? "picture" : "pictures"}.\n`,
  );
  if (lacking.length === 0) return 0;
  process.stderr.write(
    `${lacking.length} pictures are missing, all else is there:\n${lackingInWords(lacking)}`,
  );
  return 3;
}

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
