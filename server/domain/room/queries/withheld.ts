import { AppError } from "@/core/kernel/errors";
import { brander } from "@/core/kernel/ids/branded";
import type { ActorId, RoomId } from "@/core/kernel/ids/ids";
import { goneWords, isLetStand, isShown, NOT_SHOWN_WORK } from "@/core/work/record/shown";
import type { HasDatabase } from "@/prisma/client";
import { memberRole } from "../require";

/** Works are another district's; of theirs, only the room is asked for here. */
const asWork = brander<{ room: RoomId }>();

const REMADE = "This picture was published, and made anew without someone who withdrew from it.";

/**
 * Pictures of rooms, as `room/recipe hash`, that were published and are not shown any more, each with why. What moderators
 * took away nobody sees; what its makers took down stays with the members of the room it was made in.
 */
export async function withheldPictures(
  deps: HasDatabase,
  rooms: readonly string[],
  actor: ActorId | null,
): Promise<Map<string, string>> {
  const works = asWork(
    await deps.database.db.work.findMany({
      where: {
        room: { in: [...new Set(rooms)] },
        publishedAt: { not: null },
        OR: [NOT_SHOWN_WORK, { credits: { some: { consent: "withdrawn" } } }],
      },
      include: { versions: { select: { version: true, recipeHash: true } } },
    }),
  );
  const withheld = new Map<string, string>();
  const mine = new Map<string, boolean>();
  for (const work of works) {
    if (isLetStand(work) && actor) {
      const { room } = work;
      if (!mine.has(room)) mine.set(room, (await memberRole(deps, room, actor)) !== null);
      if (mine.get(room)) continue;
    }
    const shown = isShown(work);
    const current = work.versions.find(({ version }) => version === work.version)?.recipeHash;
    const pictures = [work.moment, ...work.versions.map(({ recipeHash }) => `${work.room}/${recipeHash}`)];
    for (const picture of pictures)
      if (!shown || picture !== `${work.room}/${current}`)
        withheld.set(picture, shown ? REMADE : goneWords(work));
  }
  return withheld;
}

/** `gone`, with why, where a room's picture is one that is not shown any more. */
export async function requireUnwithheld(
  deps: HasDatabase,
  { room, recipeHash }: { room: RoomId; recipeHash: string },
  actor: ActorId | null,
): Promise<void> {
  const why = (await withheldPictures(deps, [room], actor)).get(`${room}/${recipeHash}`);
  if (why) throw new AppError("gone", "a withheld picture", why);
}
