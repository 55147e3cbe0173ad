import { configFromEnvironment } from "@/server/config";
import { restoreBackup } from "@/server/domain/backup/restore-backup";

/** `npm run restore -- FILE`: brings a backup back into the data folder, which must be empty or not there. */
async function main(): Promise<number> {
  const [file, ...more] = process.argv.slice(2);
  if (!file || more.length > 0) {
    process.stderr.write("usage: COHUE_DATA=FOLDER npm run restore -- FILE.tar.gz\n");
    return 2;
  }
  const { dataDir } = configFromEnvironment();
  const { manifest, pictures } = await restoreBackup(file, dataDir);
  const when = new Date(manifest.at).toISOString();
  process.stdout.write(
    `Restored the backup of ${when} into ${dataDir}: the database and ${pictures} ${pictures === 1 ? "picture" : "pictures"}.\n`,
  );
  return 0;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exitCode = 1;
  },
);
