import { entriesById } from "@/core/kernel/ids/branded";
import { own } from "@/core/kernel/records/own";
import {
  type Finish,
  type HandId,
  PAINT_RANGE,
  type Paint,
  type StyleVector,
} from "@/core/picture/recipe/finish";
import { handControl, paintControl } from "@/core/picture/recipe/finish-controls";
import { readMask } from "@/core/picture/recipe/mask";
import type { Still } from "@/core/picture/recipe/recipe";
import { influenceOf } from "@/core/picture/recipe/shown";
import { type Area, isNothing, lerpArea, plus, ratio, scaled, unitOf } from "./area";

/** One hand in a painted picture. */
export type HandPart = {
  hand: HandId;
  /** A hand made from a picture carries its vector; null: one of the finish's own. */
  vector: StyleVector | null;
  /** Its share of the paint; with the other parts' it sums to one everywhere. */
  weight: Area;
};

/** How a picture is painted, all contributions added up. Null where it is not painted at all. */
export type FinishMix = {
  model: NonNullable<Finish["room"]>["model"];
  /** In order of hand ids. */
  parts: HandPart[];
  /** How much of the picture is paint: 0 the generator's picture, 1 fully painted. */
  amount: Area;
  /** 0..1: from the picture's own style to the hands'. */
  strength: number;
  /** -1 fine .. 1 broad. */
  stroke: number;
  /** Colours: 0 of the hands .. 1 of the picture. */
  colour: number;
  /** 0 none .. 1 lively: strokes that follow the forms. */
  brushwork: number;
  /** 0 none .. 1: how far the picture is set down in dabs before it is painted. */
  dabs: number;
  /** 0 as they are enlarged .. 1 crisp. */
  edges: number;
};

type Sources = Pick<Still, "finish" | "influence"> & Partial<Pick<Still, "holds" | "blends">>;
/** All hands with how much of each there is where, and the paints, before shares are taken. */
type Layer = { areas: Map<HandId, Area>; vectors: Map<HandId, StyleVector> } & Record<Paint, number>;

/** Below this strength paint fades, so that none is left at 0. */
const FADE = 0.25;

/**
 * Adds up everybody's contributions to the finish: each hand's amount is the room's own and the sum over members of
 * influence x amount x mask, and hands share the paint by their amounts. Pictures blended in bring their finish along by their
 * weight, where the blend reaches colours. Pinned controls come last. Pure; sums run in the order of ids, so replicas agree.
 */
export function mixOf({ finish, influence, holds = [], blends = [] }: Sources): FinishMix | null {
  const model = finish?.room?.model ?? blends.map(finishOf).find((of) => of?.room)?.room?.model;
  if (!model) return null;
  let layer = layerOf(finish ?? {}, influence);
  for (const blend of blends) {
    const other = finishOf(blend);
    if (other?.room?.model.hash !== model.hash || !("recipe" in blend.source) || blend.weight === 0) continue;
    layer = lerpLayer(
      layer,
      layerOf(other, blend.source.recipe.influence),
      blend.weight,
      Boolean(finish?.room),
    );
  }
  const pinned = new Map<string, number>(holds.map(({ control, value }) => [control, value]));
  const paint = (name: Paint) => {
    const [min, max] = PAINT_RANGE[name];
    return Math.min(max, Math.max(min, pinned.get(paintControl(name)) ?? layer[name]));
  };
  const areas = [...layer.areas]
    .map(([hand, area]) => [hand, pinnedArea(area, pinned.get(handControl(hand)))] as const)
    .filter(([, area]) => !isNothing(area))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  if (areas.length === 0) return null;
  const all = areas.map(([, area]) => area).reduce(plus);
  const strength = paint("strength");
  return strength === 0
    ? null
    : {
        model,
        parts: areas.map(([hand, area]) => ({
          ...{ hand, vector: layer.vectors.get(hand) ?? null },
          weight: ratio(area, all),
        })),
        amount: scaled(unitOf(all), Math.min(1, strength / FADE)),
        ...{ ...eachPaint(paint), strength },
      };
}

/** The finish that a blend brings along: of a picture blended in where colours are. */
const finishOf = ({ source, band }: Still["blends"][number]): Finish | undefined =>
  "recipe" in source && (band === "colour" || band === "all") ? source.recipe.finish : undefined;

function layerOf(finish: Finish, influence: Still["influence"]): Layer {
  const areas = new Map<HandId, Area>();
  const vectors = new Map<HandId, StyleVector>();
  const add = (hand: HandId, area: Area) => areas.set(hand, plus(areas.get(hand) ?? 0, area));
  for (const [hand, amount] of entriesById(finish.room?.ground)) add(hand, amount);
  for (const [hand, shares] of entriesById(finish.hands))
    for (const [member, { amount, mask }] of entriesById(shares)) {
      const heard = influenceOf({ influence }, member) * amount;
      if (heard > 0) add(hand, mask === undefined ? heard : scaled(readMask(mask), heard));
    }
  for (const hand of areas.keys()) {
    const made = own(finish.own ?? {}, hand);
    if (made) vectors.set(hand, made.vector);
  }
  const sum = (paint: Paint) =>
    entriesById(finish[paint]).reduce(
      (all, [member, value]) => all + influenceOf({ influence }, member) * value,
      finish.room?.[paint] ?? 0,
    );
  return { areas, vectors, ...eachPaint(sum) };
}

const eachPaint = (of: (paint: Paint) => number): Record<Paint, number> => ({
  strength: of("strength"),
  stroke: of("stroke"),
  colour: of("colour"),
  brushwork: of("brushwork"),
  dabs: of("dabs"),
  edges: of("edges"),
});

function lerpLayer(a: Layer, b: Layer, t: number, painted: boolean): Layer {
  const hands = new Set([...a.areas.keys(), ...b.areas.keys()]);
  const areas = new Map(
    [...hands].map((hand) => [hand, lerpArea(a.areas.get(hand) ?? 0, b.areas.get(hand) ?? 0, t)]),
  );
  // Where there was no paint before, the new finish keeps its own settings.
  const mix = (paint: Paint) => (painted ? (1 - t) * a[paint] + t * b[paint] : b[paint]);
  const vectors = new Map([...a.vectors, ...b.vectors]);
  return { areas, vectors, ...eachPaint(mix) };
}

/** A pinned hand gets the pinned amount at the places that it had; everywhere, if it had none. */
function pinnedArea(area: Area, value: number | undefined): Area {
  if (value === undefined) return area;
  const amount = Math.min(1, Math.max(0, value));
  if (typeof area === "number") return amount;
  const top = area.reduce((most, level) => Math.max(most, level), 0);
  return top > 0 ? scaled(area, amount / top) : amount;
}
