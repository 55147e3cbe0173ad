import type { z } from "zod";
import type { RoomId } from "@/core/kernel/ids/ids";
import { type Asked, ROOM_CALLS, type RoomCall } from "../calls";
import { RoomNews, type RoomOutlet } from "../news";
import { ROOMS_CALLS, type RoomHandle, type Rooms } from "../rooms";
import { answerIn, RoomQuestion, RoomReply, replyTo } from "../wire";

/** The same rooms, as a node reaches them whose owners are elsewhere: every question and every answer goes as text. */
export function overWire(rooms: Rooms): Rooms {
  const ask = async <Name extends keyof typeof ROOMS_CALLS>(
    name: Name,
    asked: unknown,
    run: () => unknown,
  ) => {
    ROOMS_CALLS[name].asked.parse(throughText(asked));
    return ROOMS_CALLS[name].answer.parse(throughText(await run())) as z.infer<
      (typeof ROOMS_CALLS)[Name]["answer"]
    >;
  };
  return {
    of: (room) => handleOver(rooms, room),
    counts: (ids) => ask("counts", ids, () => rooms.counts(ids)),
    peopled: () => ask("peopled", null, () => rooms.peopled()),
    open: (ids) => ask("open", ids, () => rooms.open(ids)),
  };
}

function handleOver(rooms: Rooms, id: RoomId): RoomHandle {
  const calls = (Object.keys(ROOM_CALLS) as RoomCall[]).map((name) => [
    name,
    async (asked: Asked<typeof name>) => {
      const question = RoomQuestion.parse(throughText({ room: id, name, asked }));
      const reply = await replyTo(rooms.of(question.room), question);
      return answerIn(name, RoomReply.parse(throughText(reply)));
    },
  ]);
  return { id, ...Object.fromEntries(calls) } as RoomHandle;
}

/** The same news, as they reach a node: as text. Frames are bytes already. */
export const outletOverWire = (outlet: RoomOutlet): RoomOutlet => ({
  tell: (news) => outlet.tell(RoomNews.parse(throughText(news))),
  frame: (packed) => outlet.frame(packed),
});

const throughText = (said: unknown): unknown => JSON.parse(text(said));

/** As JSON; throws for what JSON would change without a word. */
function text(said: unknown): string {
  refuseUnplain(said, "");
  return JSON.stringify(said);
}

function refuseUnplain(said: unknown, at: string): void {
  if (said === undefined || said === null || typeof said === "string" || typeof said === "boolean") return;
  if (typeof said === "number") {
    if (!Number.isFinite(said)) throw new TypeError(`${at}: ${said} is no JSON`);
    return;
  }
  const isPlain =
    Array.isArray(said) || (typeof said === "object" && Object.getPrototypeOf(said) === Object.prototype);
  if (!isPlain) throw new TypeError(`${at}: not plain`);
  for (const [key, value] of Object.entries(said)) refuseUnplain(value, `${at}.${key}`);
}
