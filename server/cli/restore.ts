import { join } from "node:path";
import { configFromEnvironment } from "@/server/config";
import { lackingInWords } from "@/server/domain/backup/contents";
import { restoreBackup } from "@/server/domain/backup/restore-backup";

/**
 * `npm run restore -- FILE`: brings a backup back into the data folder, which must be empty or not there. Exit code 0 where all is
 * there, 1 where nothing was restored, 2 for a wrong call, 3 where pictures are missing that were so in the backup.
 */
async function main(): Promise<number> {
  const [file, ...more] = process.argv.slice(2);
  if (!file || more.length > 0) {
    process.stderr.write("usage: COHUE_DATA=FOLDER npm run restore -- FILE.tar.gz\n");
    return 2;
  }
  const { dataDir, databaseUrl } = configFromEnvironment();
  if (databaseUrl !== `file:${join(dataDir, "cohue.db")}`)
    throw new RangeError(
      "DATABASE_URL is set, but a backup comes back as a SQLite database in the data folder: unset it, then restore",
    );
  const { manifest, pictures, lacking } = await restoreBackup(file, dataDir);
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
