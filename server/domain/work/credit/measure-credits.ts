import type { RoomId } from "@/core/kernel/ids/ids";
import { SQUARE } from "@/core/picture/recipe/ratio";
import { stillOf } from "@/core/picture/recipe/recipe";
import { inRatio } from "@/core/picture/render/shape";
import { type Influence, measureInfluence } from "@/core/work/credit/influence";
import { type Lineage, replaySubset } from "@/core/work/credit/subset";
import type { RoomDeps } from "@/server/domain/room/deps";
import type { Studio } from "../files/render-pixels";
import { readLineage } from "../lineage/read-lineage";
import { requireTrueParents } from "../lineage/true-parents";
import { asWorkCredit } from "../row";
import { DRAWN, WITHOUT_SIZE } from "./draw-without";
import { samePerson } from "./same-person";

/** Pixels per side at which pictures without somebody are compared. */
const COMPARED = 64;

type Measured = { id: string; room: RoomId; seq: number; publisher: string };

/** Measures who did what for a picture of a room, draws it without each person, and stores both as credits. Answers given before are kept. */
export async function measureCredits(
  deps: Pick<RoomDeps, "database" | "blobs">,
  studio: Studio,
  { id, room, seq, publisher }: Measured,
  progress: (part: number) => void,
): Promise<{ lineage: Lineage; influence: Influence }> {
  const { db } = deps.database;
  const { lineage } = await readLineage(db, room, seq);
  await requireTrueParents(db, lineage);
  const same = await samePerson(db, lineage);
  const influence = await measureInfluence(lineage, {
    // The middle of every picture: who changed the shape has changed nothing that is compared.
    pictureOf: (still) => studio.pixels(inRatio(still, SQUARE), COMPARED),
    same,
    onProgress: (part) => progress(0.7 * part),
  });
  const left = asWorkCredit(await db.workCredit.findMany({ where: { work: id, consent: "withdrawn" } })).map(
    ({ player }) => player,
  );
  for (const [i, { player, ...share }] of influence.shares.entries()) {
    const others = stillOf(replaySubset(lineage, (p) => same(p) !== player && !left.includes(same(p))));
    const without =
      i < DRAWN && influence.visible && !left.includes(player)
        ? await deps.blobs.put(await studio.thumbnail(others, WITHOUT_SIZE))
        : null;
    const found = { influence: share.influence, error: share.error, edits: share.edits, without };
    // Works that were mixed in need no answer: their licence allowed it, and their makers consented there.
    const agreed = player === publisher || player.startsWith("work:");
    await db.workCredit.upsert({
      where: { work_player: { work: id, player } },
      create: { work: id, player, ...found, consent: agreed ? "accepted" : "pending" },
      update: found,
    });
    progress(0.7 + (0.2 * (i + 1)) / influence.shares.length);
  }
  return { lineage, influence };
}
