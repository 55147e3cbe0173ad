import { randomUUID } from "node:crypto";
import { AppError } from "@/core/kernel/errors";
import type { ActorId, RoomId } from "@/core/kernel/ids/ids";
import { cleanLine } from "@/core/kernel/names/clean-name";
import type { ChatLine, ChatMessage } from "@/core/room/protocol/messages";
import type { Db } from "@/prisma/client";
import { peopleOf } from "@/server/domain/identity/actors";
import { asChatLine } from "../row";

/** Lines shown to someone who joins. */
const RECENT = 50;

/**
 * Keeps a line of chat, cleaned as names are. `malformed` when nothing visible is left. Null for a line of theirs that is kept already,
 * `conflict` where its id is another's. Chat is never in the log.
 */
export async function addChatLine(
  db: Db,
  room: RoomId,
  actor: ActorId,
  { text: raw, id = randomUUID(), place }: ChatMessage,
): Promise<Omit<ChatLine, "name"> | null> {
  const text = cleanLine(raw);
  if (!text) throw new AppError("malformed", "a chat line without visible characters");
  const said = await db.chatLine.findUnique({ where: { id } });
  if (said && (said.room !== room || said.actor !== actor)) throw new AppError("conflict", "a line's id");
  if (said) return null;
  const row = await db.chatLine.create({
    data: { id, room, actor, text, x: place?.x ?? null, y: place?.y ?? null },
  });
  return { id: row.id, actor, text, at: row.at.getTime(), ...placeOf(row) };
}

const placeOf = ({ x, y }: { x: number | null; y: number | null }): Pick<ChatLine, "place"> =>
  x === null || y === null ? {} : { place: { x, y } };

/** The last lines of a room, oldest first, with present names. */
export async function recentChat(db: Db, room: RoomId): Promise<ChatLine[]> {
  const rows = asChatLine(
    await db.chatLine.findMany({ where: { room, removedAt: null }, orderBy: { at: "desc" }, take: RECENT }),
  ).reverse();
  if (rows.length === 0) return [];
  const people = await peopleOf(
    db,
    rows.map((row) => row.actor),
  );
  return rows.map((row) => {
    const actor = row.actor;
    return {
      id: row.id,
      actor,
      name: people.get(actor)?.name ?? "",
      text: row.text,
      at: row.at.getTime(),
      ...placeOf(row),
    };
  });
}
