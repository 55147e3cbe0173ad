import { AppError } from "@/core/kernel/errors";
import type { ActorId, RoomId } from "@/core/kernel/ids/ids";
import { own } from "@/core/kernel/records/own";
import { applyEdit } from "@/core/picture/edits/apply";
import type { Edit } from "@/core/picture/edits/edit";
import { type LoopMoment, loopMoments } from "@/core/picture/loop/loop";
import type { HandId } from "@/core/picture/recipe/finish";
import { ratioOf } from "@/core/picture/recipe/ratio";
import { type Still, stillOf } from "@/core/picture/recipe/recipe";
import { inRatio } from "@/core/picture/render/shape";
import type { Sketch, SketchRequest } from "@/core/room/protocol/sketch";
import { SKETCH_LIMITS } from "@/core/room/protocol/sketch-limits";
import { decideEdit } from "@/core/room/rules/decide";
import type { RoomState } from "@/core/room/rules/state";
import { replaySubset } from "@/core/work/credit/subset";
import type { OpenRoomDeps } from "@/server/domain/room/actor/open-room-deps";
import type { RoomDeps } from "@/server/domain/room/deps";
import { type CountRenders, type RenderAsker, takeRenderFor } from "@/server/domain/settings/take-render";
import { samePerson } from "@/server/domain/work/credit/same-person";
import { openStudio, type Studio } from "@/server/domain/work/files/render-pixels";
import { readKeptLineage } from "@/server/domain/work/lineage/read-lineage";

/** How many sketch requests may be drawn at once, over all askers. Rooms' own frames always go first. */
const AT_ONCE = 8;
const SIZES: Record<SketchRequest["kind"], number> = {
  edits: SKETCH_LIMITS.size,
  peek: SKETCH_LIMITS.peekSize,
  seeds: SKETCH_LIMITS.seedSize,
  keyframes: SKETCH_LIMITS.keyframeSize,
  loop: SKETCH_LIMITS.frameSize,
  hands: SKETCH_LIMITS.handSize,
  without: SKETCH_LIMITS.withoutSize,
};
/** Counted in nobody's quota. Each person has one of a kind at a time, so more of them only take each other's place. */
const COSTS_NOTHING: ReadonlySet<SketchRequest["kind"]> = new Set(["keyframes", "peek"]);
/** The sketches being drawn, by person. Each person has one of a kind at a time; a newer one replaces it. */
const drawing = new Map<string, AbortController>();

type Sketcher = RenderAsker & { actor: ActorId };
type SketchLimits = {
  renders: CountRenders;
  /** Counts replays of rooms' logs. */
  replays: { take: (actor: ActorId) => Promise<void> };
};

/**
 * Draws what edits would make of a room's picture, or the room's loop, and hands on each picture as soon as it is ready. Writes nothing
 * into the room. Counts as a picture, or as a replay. Rejects with the code an edit would be refused with, `render_unavailable` when too many wait.
 */
export async function sketchRoom(
  deps: Pick<RoomDeps, "models" | "database"> & Pick<OpenRoomDeps, "render"> & SketchLimits,
  { room, state, by, wanted }: { room: RoomId; state: RoomState; by: Sketcher; wanted: SketchRequest },
  { signal, onDrawn }: { signal: AbortSignal; onDrawn: (sketch: Sketch) => void },
): Promise<void> {
  const { actor } = by;
  if (wanted.kind === "without") await deps.replays.take(actor);
  // Small pictures of the room's present picture cost no more than its moving frames.
  else if (!COSTS_NOTHING.has(wanted.kind)) await takeRenderFor(deps, by);
  const size = wanted.kind === "loop" && wanted.stage ? SKETCH_LIMITS.stageFrameSize : SIZES[wanted.kind];
  const who = `${actor}/${wanted.kind}`;
  drawing.get(who)?.abort();
  if (drawing.size >= AT_ONCE)
    throw new AppError(
      "render_unavailable",
      "too many sketches",
      "Too many pictures are waiting. Try again in a moment.",
    );
  const own = new AbortController();
  drawing.set(who, own);
  const stop = AbortSignal.any([signal, own.signal]);
  const studio = openStudio(deps, `sketch/${who}`);
  try {
    if (wanted.kind === "hands") {
      await drawHands(deps, studio, { still: stillOf(state.recipe), hands: wanted.hands, size }, (sketch) => {
        if (!stop.aborted) onDrawn(sketch);
      });
      return;
    }
    const moments =
      wanted.kind === "without"
        ? [{ still: await stillWithout(deps, { room, seq: state.seq }, wanted.member) }]
        : momentsOf(deps, state, actor, wanted);
    for (const [i, { still, towards }] of moments.entries()) {
      if (stop.aborted) return;
      const jpeg = await studio.thumbnail(still, size, towards);
      if (!stop.aborted) onDrawn({ i, jpeg: Buffer.from(jpeg).toString("base64") });
    }
  } finally {
    studio.close();
    if (drawing.get(who) === own) drawing.delete(who);
  }
}

/** Pictures asked of the render pool at once, so that others get their turn in between. */
const HANDS_AT_ONCE = 8;

/** The room's picture in each of some hands: a wall of them to choose from. `unknown_control` for a hand that does not exist. */
async function drawHands(
  { models }: Pick<RoomDeps, "models">,
  studio: Studio,
  { still, hands, size }: { still: Still; hands: readonly HandId[]; size: number },
  onDrawn: (sketch: Sketch) => void,
): Promise<void> {
  const finish = models.get(still.model.id)?.finish;
  if (!finish) throw new AppError("unknown_model", "no finish", "No finish is installed here.");
  const missing = hands.find((hand) => !finish.hands.has(hand) && !own(still.finish?.own ?? {}, hand));
  if (missing) throw new AppError("unknown_control", `no hand ${missing}`, `There is no hand “${missing}”.`);
  const name = { id: finish.id, hash: finish.hash };
  for (let at = 0; at < hands.length; at += HANDS_AT_ONCE) {
    const ids = hands.slice(at, at + HANDS_AT_ONCE);
    const tiles = await studio.inHands(still, { finish: name, ids }, size);
    tiles.forEach((jpeg, i) => {
      onDrawn({ i: at + i, jpeg: Buffer.from(jpeg).toString("base64") });
    });
  }
}

/** The room's log replayed without what one person made, as their credit would measure it. */
async function stillWithout(
  { database: { db } }: Pick<RoomDeps, "database">,
  { room, seq }: { room: RoomId; seq: number },
  member: ActorId,
) {
  const { lineage } = await readKeptLineage(db, room, seq);
  const same = await samePerson(db, lineage);
  const who = same(member);
  return stillOf(replaySubset(lineage, (player) => same(player) !== who));
}

function momentsOf(
  { models }: Pick<RoomDeps, "models">,
  state: RoomState,
  actor: ActorId,
  wanted: Exclude<SketchRequest, { kind: "without" | "hands" }>,
): LoopMoment[] {
  if (wanted.kind === "loop") {
    const moments = loopMoments(state.recipe.keyframes, wanted.frames);
    if (moments.length === 0)
      throw new AppError("out_of_range", "no loop", "A loop needs two keyframes at different times.");
    // A loop has one shape: the room's present one.
    const ratio = ratioOf(state.recipe);
    return moments.map((moment) => ({ ...moment, still: inRatio(moment.still, ratio) }));
  }
  if (wanted.kind === "keyframes")
    return wanted.ids.map((id) => {
      const keyframe = state.recipe.keyframes.find((of) => of.id === id);
      if (!keyframe) throw new AppError("not_found", `no keyframe ${id}`);
      return { still: keyframe.recipe };
    });
  const sketches =
    wanted.kind === "seeds"
      ? wanted.seeds.map((value): Edit[] => [{ kind: "seed", value }])
      : wanted.sketches;
  return sketches.map((edits) => {
    let { recipe } = state;
    for (const edit of edits) {
      const decided = decideEdit(state, recipe, actor, edit, models);
      if (!decided.ok) throw new AppError(decided.error);
      // A sketch shows the room's own model, so edits that change the model are refused.
      if (decided.value.kind === "model") throw new AppError("malformed", "a model edit in a sketch");
      recipe = applyEdit(recipe, decided.value, actor);
    }
    return { still: stillOf(recipe) };
  });
}
