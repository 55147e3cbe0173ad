import { useTranslations } from "next-intl";
import type { ModelData } from "@/app/_api/types";
import { Curves } from "./curves";

type Found = NonNullable<NonNullable<ModelData["audit"]>["memorisation"]>["features"];
const percent = (x: number): string => `${(x * 100).toFixed(x < 0.1 ? 1 : 0)}\u00a0%`;

/** Whether made pictures are nearer to training images than held-out works are, at every share of them. */
export function Memory({ found }: { found: Found }) {
  const t = useTranslations("models");
  const line = (which: "made" | "heldOut") =>
    found.quantiles.map((q, i) => [q, found[which][i] ?? 0] as const);
  return (
    <div>
      <Curves
        title={t("memory.learningByHeart")}
        words={t("memory.distanceNearestTrainingImage")}
        lines={[
          { name: t("memory.madeHere"), points: line("made") },
          { name: "held-out works", points: line("heldOut"), quiet: true },
        ]}
        ends={["nearest", "95 %"]}
      />
      <p className="mt-2 text-soft text-sm">
        {t("memory.percentWhatMadeNearer", {
          percent: percent(found.tooNear),
          percent2: percent(found.expected),
          chance: found.chance > 0.05 ? "yes" : "no",
        })}
      </p>
    </div>
  );
}
