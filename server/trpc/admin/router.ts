import { router } from "../trpc";
import { auditRouter } from "./audit/router";
import { fingerprintsRouter } from "./fingerprints/router";
import { jobsRouter } from "./jobs/router";
import { modelsRouter } from "./models/router";
import { overview } from "./overview";
import { peopleRouter } from "./people/router";
import { rendering } from "./rendering";
import { settingsRouter } from "./settings/router";
import { storage } from "./storage";
import { wordsRouter } from "./words/router";

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
