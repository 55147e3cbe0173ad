import { replaySubset } from "@/core/credit/subset";
import { applyEdit } from "@/core/edits/apply";
import { AppError } from "@/core/errors";
import type { ActorId, RoomId } from "@/core/ids/ids";
import { type LoopMoment, loopMoments } from "@/core/loop/loop";
import { stillOf } from "@/core/recipe/recipe";
import { SKETCH_LIMITS, type Sketch, type SketchRequest } from "@/core/render/sketch";
import { decideEdit } from "@/core/room/decide";
import type { RoomState } from "@/core/room/state";
import type { RoomDeps } from "@/server/domain/room/deps";
import { readKeptLineage } from "@/server/domain/work/read-lineage";
import { openStudio } from "@/server/domain/work/render-pixels";
import { samePerson } from "@/server/domain/work/same-person";

/** Askings that may be drawn at once, of everyone: rooms' own frames go first in any case. */
const AT_ONCE = 8;
const SIZES: Record<SketchRequest["kind"], number> = {
  edits: SKETCH_LIMITS.size,
  keyframes: SKETCH_LIMITS.keyframeSize,
  loop: SKETCH_LIMITS.frameSize,
  without: SKETCH_LIMITS.withoutSize,
};
/** Who has what being drawn. One of a kind at a time: a newer takes its place. */
const drawing = new Map<string, AbortController>();

/**
 * Draws what somebody would make of a room's picture, or the room's loop, and hands on every picture when it is there. Nothing is
 * written into the room. Rejects with the code an edit would be refused with, `render_unavailable` when too many wait.
 */
export async function sketchRoom(
  deps: Pick<RoomDeps, "render" | "models" | "database">,
  { room, state, actor, wanted }: { room: RoomId; state: RoomState; actor: ActorId; wanted: SketchRequest },
  { signal, onDrawn }: { signal: AbortSignal; onDrawn: (sketch: Sketch) => void },
): Promise<void> {
  const size = SIZES[wanted.kind];
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
  wanted: Exclude<SketchRequest, { kind: "without" }>,
): LoopMoment[] {
  if (wanted.kind === "loop") {
    const moments = loopMoments(state.recipe.keyframes, wanted.frames);
    if (moments.length === 0)
      throw new AppError("out_of_range", "no loop", "A loop needs two keyframes at different times.");
    return moments;
  }
  if (wanted.kind === "keyframes")
    return wanted.ids.map((id) => {
      const keyframe = state.recipe.keyframes.find((of) => of.id === id);
      if (!keyframe) throw new AppError("not_found", `no keyframe ${id}`);
      return { still: keyframe.recipe };
    });
  return wanted.sketches.map((edits) => {
    let { recipe } = state;
    for (const edit of edits) {
      const decided = decideEdit(state, recipe, actor, edit, models);
      if (!decided.ok) throw new AppError(decided.error);
      // A picture of another model is no child of this one: those edits are not for sketches.
      if (decided.value.kind === "model") throw new AppError("malformed", "a model edit in a sketch");
      recipe = applyEdit(recipe, decided.value, actor);
    }
    return { still: stillOf(recipe) };
  });
}
