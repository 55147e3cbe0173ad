import { own } from "@/core/kernel/records/own";
import { mixBetween } from "@/core/picture/finish/between";
import { mixOf } from "@/core/picture/finish/mix";
import { readStyle } from "@/core/picture/finish/style-vector";
import { type Styles, stylesOf } from "@/core/picture/finish/styles";
import type { Forms } from "@/core/picture/model/finish-file";
import type { RenderJob } from "@/core/picture/render/job";
import { type Finishes, formsOf, type RunningFinish, runningFinish } from "./running";

/** How a picture is painted, in numbers. */
export type PaintPlan = Styles & {
  running: RunningFinish;
  forms: Forms;
  /** 0..1: from the picture's own style to the hands'. */
  strength: number;
  /** At the live size. */
  stroke: number;
  colour: number;
  brushwork: number;
  dabs: number;
  edges: number;
};

/** How a job's picture is painted; null where it is not. Throws AppError `unknown_model` where its finish is not here in that version. */
export function planOf(job: RenderJob, finishes: Finishes): PaintPlan | null {
  const { purpose, recipe, towards } = job;
  // What a critic learned to see were generators' pictures.
  if (purpose === "features") return null;
  if (purpose === "hands") return plansOfHands(job, finishes)[0] ?? null;
  const here = mixOf(recipe);
  const mix = towards ? mixBetween(here, mixOf(towards.recipe), towards.t) : here;
  if (!mix) return null;
  const running = runningFinish(mix.model, finishes);
  const styles = stylesOf(mix, (hand) => running.finish.hands.get(hand));
  const { strength, stroke, colour, brushwork, dabs, edges } = mix;
  const forms = formsOf(running, mix.model.hash);
  return { ...styles, running, forms, strength, stroke, colour, brushwork, dabs, edges };
}

/** How a picture is painted that is shown in one hand after another, each everywhere; the other paints as the room has them. */
export function plansOfHands({ recipe, hands }: RenderJob, finishes: Finishes): PaintPlan[] {
  if (!hands) return [];
  const running = runningFinish(hands.finish, finishes);
  const {
    stroke = 0,
    colour = 0,
    brushwork = 0,
    dabs = 0,
    edges = 0,
  } = mixOf(recipe) ?? recipe.finish?.room ?? {};
  return hands.ids.map((id) => {
    const brought = own(recipe.finish?.own ?? {}, id);
    const style = brought ? readStyle(brought.vector) : running.finish.hands.get(id);
    if (!style) throw new RangeError(`the finish has no hand ${id}`);
    return {
      ...{ styles: [style], places: null, amount: 1, strength: 1 },
      running,
      forms: formsOf(running, hands.finish.hash),
      stroke,
      colour,
      brushwork,
      dabs,
      edges,
    };
  });
}
