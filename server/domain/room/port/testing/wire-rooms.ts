import { z } from "zod";
import { AppError, CODES, type Code } from "@/core/kernel/errors";
import type { RoomId } from "@/core/kernel/ids/ids";
import { type Answer, type Asked, ROOM_CALLS, type RoomCall } from "../calls";
import { RoomNews, type RoomOutlet } from "../news";
import { ROOMS_CALLS, type RoomHandle, type Rooms } from "../rooms";

const Reply = z.discriminatedUnion("ok", [
  z.object({ ok: z.literal(true), answer: z.json() }),
  z.object({
    ok: z.literal(false),
    code: z.enum(Object.keys(CODES) as [Code, ...Code[]]),
    message: z.string(),
    words: z.string(),
  }),
]);

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
      const reply = Reply.parse(JSON.parse(await answerTo(rooms, text({ room: id, name, asked }))));
      if (!reply.ok) throw new AppError(reply.code, reply.message, reply.words);
      return ROOM_CALLS[name].answer.parse(reply.answer);
    },
  ]);
  return { id, ...Object.fromEntries(calls) } as RoomHandle;
}

/** The owner's side: checks what was asked, does it, and says what came of it. */
async function answerTo(rooms: Rooms, question: string): Promise<string> {
  const { room, name, asked } = JSON.parse(question) as { room: RoomId; name: RoomCall; asked: unknown };
  const call = rooms.of(room)[name] as (asked: unknown) => Promise<Answer<RoomCall>>;
  try {
    return text({ ok: true, answer: await call.call(rooms.of(room), ROOM_CALLS[name].asked.parse(asked)) });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return text({ ok: false, code: error.code, message: error.message, words: error.displayable });
  }
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
