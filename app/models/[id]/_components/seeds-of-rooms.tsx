import { useTranslations } from "next-intl";
import { type ChosenSeeds, chosenSeeds } from "@/core/picture/model/chosen-seeds";
import type { ModelInfo } from "@/core/picture/model/model-file";

const percent = (share: number): number => Math.round(share * 100);

/** Says that new rooms begin with chosen seeds, who chose them, and what the choice does to quality and diversity. */
export function SeedsOfRooms({ model, seeds }: { model: ModelInfo; seeds: ChosenSeeds }) {
  const t = useTranslations("models.seedsOfRooms");
  const { judged } = seeds;
  return (
    <p className="mt-2 max-w-prose text-soft">
      {t("chosen", { count: chosenSeeds(model).length, of: seeds.of })}{" "}
      {judged &&
        t("judged", {
          precision: percent(judged.chosen.precision),
          anyPrecision: percent(judged.any.precision),
          recall: percent(judged.chosen.recall),
          anyRecall: percent(judged.any.recall),
        })}
    </p>
  );
}
