import { AppError } from "@/core/kernel/errors";
import type { ActorId } from "@/core/kernel/ids/ids";
import { ROOM_LIMITS } from "@/core/room/protocol/limits";
import type { Limit, Limiter, Limits } from "@/server/infra/limits/limits";

export type Kind = "edit" | "presence" | "chat" | "react" | "ask" | "command";

/** Per member, not per tab. Edits come in batches after a stall, so theirs may be spent over two seconds. */
const POINTS: Record<Kind, Limit> = {
  edit: { points: ROOM_LIMITS.editsPerSecond * 2, seconds: 2 },
  presence: { points: ROOM_LIMITS.presencePerSecond, seconds: 1 },
  chat: { points: ROOM_LIMITS.chatPerSecond * 5, seconds: 5 },
  react: { points: ROOM_LIMITS.reactionsPerSecond, seconds: 1 },
  ask: { points: ROOM_LIMITS.asks, seconds: 300 },
  command: { points: ROOM_LIMITS.commandsPerSecond, seconds: 1 },
};
const WORDS: Partial<Record<Kind, string>> = {
  ask: "You have asked a few times already. Give the host five minutes.",
};

/** Counts parsed messages of members. `too_frequent` beyond a limit; `floods.ts` handles far more than that. */
export class RoomLimits {
  readonly #limits: Record<Kind, Limiter>;

  constructor(limits: Limits) {
    const limiter = (kind: Kind) => limits(`room-${kind}`, POINTS[kind]);
    this.#limits = {
      edit: limiter("edit"),
      presence: limiter("presence"),
      chat: limiter("chat"),
      react: limiter("react"),
      ask: limiter("ask"),
      command: limiter("command"),
    };
  }

  async take(kind: Kind, actor: ActorId, points = 1): Promise<void> {
    const { isWithin } = await this.#limits[kind].take(actor, points);
    if (!isWithin) throw new AppError("too_frequent", kind, WORDS[kind]);
  }
}
