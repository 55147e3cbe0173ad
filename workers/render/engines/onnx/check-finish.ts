import { STYLE, STYLE_INPUT } from "@/core/picture/model/finish-file";
import { ModelRefused } from "@/core/picture/model/refusal";
import { checker } from "./check-graphs";
import type { Ports } from "./graph";

/** What a finish's graph is for: one hand or hands in places, and what it does about statistics: it gives them, takes them, or keeps them. */
export type GraphKind = { places: boolean; stats: "gives" | "takes" | "keeps" };

const ENDS = { gives: "", takes: "-tile", keeps: "-live" } as const;

export const graphName = ({ places, stats }: GraphKind): string =>
  `finish${places ? "-places" : ""}${ENDS[stats]}.onnx`;

/** Throws ModelRefused unless the graph has the ports that a finish's graph of that kind has. Gives the numbers of its statistics. */
export function checkFinish(session: Ports, kind: GraphKind): number {
  const name = graphName(kind);
  const check = checker(name, session);
  const picture = [null, null, null, 3];
  const stats = [...(kind.stats === "takes" ? session.inputMetadata : session.outputMetadata)].find(
    (port) => port.name === "stats",
  );
  check.inputs(
    {
      rgb: picture,
      ...(kind.places
        ? { styles: [null, null, STYLE], masks: [null, null, null, null] }
        : { style: [null, STYLE] }),
      stroke: [null],
      colour: [null],
      amount: kind.places ? [null, null, null] : [null],
      ...(kind.stats === "takes" ? { stats: [null, null] } : {}),
    },
    { rgb: "uint8" },
  );
  check.output("painted", picture, "uint8");
  if (kind.stats === "gives") check.output("stats", [null, null], "float32");
  const count = stats?.isTensor ? stats.shape[1] : undefined;
  return typeof count === "number" && count > 0 ? count : 0;
}

/** Throws ModelRefused unless hand.onnx is rgb [B, 128, 128, 3] -> style [B, 100]. */
export function checkHand(session: Ports): void {
  const check = checker("hand.onnx", session);
  check.inputs({ rgb: [null, STYLE_INPUT, STYLE_INPUT, 3] }, "uint8");
  check.output("style", [null, STYLE], "float32");
}

/** Throws ModelRefused where graphs of one finish count their statistics differently. */
export function checkStats(counts: ReadonlyMap<string, number>): void {
  const known = [...counts].filter(([, count]) => count > 0);
  const [first] = known;
  for (const [name, count] of known)
    if (first && count !== first[1])
      throw new ModelRefused(`${name} has ${count} statistics; expected ${first[1]} as in ${first[0]}.`);
}
