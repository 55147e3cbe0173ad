import { openDataFolder } from "../data-folder";

/** Uses a data folder until it is killed: `hold-folder.ts FOLDER DATABASE_URL`. Says `open`, or why not. */
const [dataDir = "", url = ""] = process.argv.slice(2);
process.umask(0o022);
openDataFolder(dataDir, url, { patience: 0 }).then(
  () => process.send?.("open"),
  (error: unknown) => process.send?.(String(error)),
);
process.on("disconnect", () => process.exit(0));
setInterval(() => {}, 60_000);
