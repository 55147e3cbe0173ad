import type { ApartSettings } from "@/server/infra/jobs/apart/messages";
import { runApart } from "@/server/infra/jobs/apart/run-apart";
import { enlargerOf } from "@/server/infra/models";
import packageFile from "../../package.json" with { type: "json" };
import type { Infra } from "./infra";
import type { HeavyHandlers } from "./works";

/** Heavy jobs in processes of their own. */
export const jobsApart = (infra: Infra): HeavyHandlers => {
  const { jobs, jobProcesses, logger, render } = infra;
  const apart = (kind: string) =>
    runApart(kind, {
      settings: apartSettings(infra),
      processes: jobProcesses,
      render,
      ask: (kind, name, data) => jobs.ask(kind, name, data),
      logger,
    });
  return () => ({
    publish: apart("publish"),
    export: apart("export"),
    reissue: apart("reissue"),
    renew: apart("renew"),
  });
};

/** Settings for a job's process, which composes its own parts from them. */
function apartSettings({ config, installed }: Infra): ApartSettings {
  const { dataDir, databaseUrl, s3, modelsDir, origin, screenClassifier, logLevel } = config;
  const inText = (key: Uint8Array | null) => key && Buffer.from(key).toString("base64");
  return {
    dataDir,
    databaseUrl,
    s3,
    secretsKey: inText(config.secretsKey),
    secretsKeyBefore: inText(config.secretsKeyBefore),
    modelsDir,
    origin,
    screenClassifier,
    logLevel,
    version: packageFile.version,
    finish: installed.finish,
    models: installed.models.map(({ info, file }) => ({
      id: info.id,
      hash: info.hash,
      controls: info.controls.map(({ id }) => id),
      classes: info.classes.map(({ id }) => id),
      sizes: file.sizes,
      sourceType: file.sourceType,
      enlarger: enlargerOf(file),
    })),
  };
}
