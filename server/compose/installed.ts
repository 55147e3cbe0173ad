import { AppError } from "@/core/kernel/errors";
import type { FinishInfo } from "@/core/picture/model/finish-file";
import type { Config } from "@/server/config";
import type { Logger } from "@/server/infra/log/logger";
import { type LoadedModel, openModels, type RefusedModel } from "@/server/infra/models";
import type { RenderPool } from "@/server/infra/render";

/** The models and the finish that are installed here. */
export type Installed = {
  /** Those that draw as their goldens say. */
  models: readonly LoadedModel[];
  /** What paints pictures here; null where no finish is installed. */
  finish: FinishInfo | null;
  refused: readonly RefusedModel[];
  /** A model whose folder is sound, whether or not it can be drawn with here. */
  modelOf: (id: string) => LoadedModel | undefined;
  /** The same. Throws `unknown_model`. */
  requireModel: (id: string) => LoadedModel;
};

/** Opens the model folders and asks the render pool which of them it draws. Those that are refused are logged. */
export async function openInstalled(
  { modelsDir, role }: Pick<Config, "modelsDir" | "role">,
  { render, logger }: { render: RenderPool; logger: Logger },
): Promise<Installed> {
  const opened = await openModels(modelsDir);
  const checked = await render.ready();
  const refused = [
    ...opened.refused,
    ...checked.refused.filter((r) => !opened.refused.some((o) => o.id === r.id)),
  ];
  for (const { id, why } of refused) logger.warn({ model: id, why }, "a model folder is refused");
  // One of many processes may start before the workers do: it takes the folders' word until they say otherwise.
  const isUnknown = role !== "all" && checked.engine === null;
  if (isUnknown) logger.warn("no render worker has said yet which models it draws");
  const modelOf = (id: string) => opened.models.get(id as LoadedModel["id"]);
  return {
    models: [...opened.models.values()].filter(
      (model) => isUnknown || checked.models.some(({ id }) => id === model.id),
    ),
    // The first of those that paint as their goldens say.
    finish:
      [...opened.finishes.values()].find(
        (finish) => isUnknown || checked.finishes.some(({ hash }) => hash === finish.hash),
      )?.info ?? null,
    refused,
    modelOf,
    requireModel: (id) => {
      const model = modelOf(id);
      if (!model) throw new AppError("unknown_model", `no model ${id}`);
      return model;
    },
  };
}
