import type { CaseEvidence } from "@/app/_api/types";
import { modelInWords } from "@/app/_room/model-in-words";
import type { Say } from "@/app/_words/say";
import type { ModelInfo } from "@/core/picture/model/model-file";

/** What the ids in a recipe are called, by id: its model, controls, families and people. */
export type Called = {
  model: string | null;
  controls: Record<string, string>;
  families: Record<string, string>;
  people: Record<string, string>;
};

/** The names of a work's recipe, in the reader's language; of a model that is no longer installed, none but people's. */
export function calledIn(
  t: Say<"controls">,
  models: readonly ModelInfo[],
  work: NonNullable<CaseEvidence["work"]>,
): Called {
  const installed = models.find(({ id }) => id === work.recipe.model.id);
  const model = installed && modelInWords(t, installed);
  return {
    model: model?.title ?? null,
    controls: labelsOf(model?.controls ?? []),
    families: labelsOf(model?.classes ?? []),
    people: Object.fromEntries(work.makers.map(({ actor, name }) => [actor, name])),
  };
}

const labelsOf = (all: readonly { id: string; label: string }[]): Record<string, string> =>
  Object.fromEntries(all.map(({ id, label }) => [id, label]));
