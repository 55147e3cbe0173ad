import { router } from "../trpc";
import { auditRouter } from "./audit";
import { fingerprintsRouter, wordsRouter } from "./lists";
import { peopleRouter } from "./people";
import { jobsRouter, modelsRouter, overview, rendering, settingsRouter, storage } from "./running";

export const adminRouter = router({
  overview,
  rendering,
  storage,
  people: peopleRouter,
  jobs: jobsRouter,
  models: modelsRouter,
  settings: settingsRouter,
  words: wordsRouter,
  fingerprints: fingerprintsRouter,
  audit: auditRouter,
});
