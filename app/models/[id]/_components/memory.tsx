import type { ModelData } from "@/app/_api/types";
import { Curves } from "./curves";

type Found = NonNullable<NonNullable<ModelData["audit"]>["memorisation"]>["features"];
const percent = (x: number): string => `${(x * 100).toFixed(x < 0.1 ? 1 : 0)} %`;

/** Whether made pictures are nearer to training images than held-out works are, at every share of them. */
export function Memory({ found }: { found: Found }) {
  const line = (which: "made" | "heldOut") =>
    found.quantiles.map((q, i) => [q, found[which][i] ?? 0] as const);
  return (
    <div>
      <Curves
        title="Learning by heart"
        words="Distance to the nearest training image, from the nearest picture to the farthest. A line below the other is nearer."
        lines={[
          { name: "made here", points: line("made") },
          { name: "held-out works", points: line("heldOut"), quiet: true },
        ]}
        ends={["nearest", "95 %"]}
      />
      <p className="mt-2 text-soft text-sm">
        {percent(found.tooNear)} of what it made is nearer to a training image than all but{" "}
        {percent(found.expected)} of held-out works are
        {found.chance > 0.05
          ? ", which is what chance gives."
          : ": more than chance gives. It has learned some images by heart."}{" "}
        Distance alone proves no originality.
      </p>
    </div>
  );
}
