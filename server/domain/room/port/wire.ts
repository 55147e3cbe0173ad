import { z } from "zod";
import { AppError, CODES, type Code } from "@/core/kernel/errors";
import { RoomId } from "@/core/kernel/ids/ids";
import { type Answer, ROOM_CALLS, type RoomCall } from "./calls";
import type { RoomHandle } from "./rooms";

/** One call to a room's owner, as it travels. What is asked is checked by its own schema, where it arrives. */
export const RoomQuestion = z.object({
  room: RoomId,
  name: z.enum(Object.keys(ROOM_CALLS) as [RoomCall, ...RoomCall[]]),
  asked: z.unknown(),
});
export type RoomQuestion = z.infer<typeof RoomQuestion>;

/** What came of it: the answer, or a code with its words. */
export const RoomReply = z.discriminatedUnion("ok", [
  z.object({ ok: z.literal(true), answer: z.unknown() }),
  z.object({
    ok: z.literal(false),
    code: z.enum(Object.keys(CODES) as [Code, ...Code[]]),
    message: z.string(),
    words: z.string(),
  }),
]);
export type RoomReply = z.infer<typeof RoomReply>;

/** The owner's side: checks what was asked, does it, and says what came of it. Throws what is no AppError. */
export async function replyTo(room: RoomHandle, { name, asked }: RoomQuestion): Promise<RoomReply> {
  const call = room[name] as (asked: unknown) => Promise<Answer<RoomCall>>;
  try {
    return { ok: true, answer: await call.call(room, ROOM_CALLS[name].asked.parse(asked)) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { ok: false, code: error.code, message: error.message, words: error.displayable };
  }
}

/** The asker's side: the answer; throws the AppError that it was refused with. */
export function answerIn(name: RoomCall, reply: RoomReply): unknown {
  if (!reply.ok) throw new AppError(reply.code, reply.message, reply.words);
  return ROOM_CALLS[name].answer.parse(reply.answer);
}
