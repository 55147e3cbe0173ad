import { type RateLimiterAbstract, RateLimiterMemory } from "rate-limiter-flexible";
import { AppError } from "@/core/errors";
import type { ActorId } from "@/core/ids/ids";
import { LIMITS } from "@/core/recipe/limits";

export type Kind = "edit" | "presence" | "chat" | "react" | "command";

/** Per member, not per tab. Edits come in batches after a stall, so theirs may be spent over two seconds. */
const POINTS: Record<Kind, { points: number; duration: number }> = {
  edit: { points: LIMITS.editsPerSecond * 2, duration: 2 },
  presence: { points: LIMITS.presencePerSecond, duration: 1 },
  chat: { points: LIMITS.chatPerSecond * 5, duration: 5 },
  react: { points: LIMITS.reactionsPerSecond, duration: 1 },
  command: { points: LIMITS.commandsPerSecond, duration: 1 },
};
/** Counts parsed messages of members. `too_frequent` beyond a limit; `floods.ts` handles far more than that. */
export class RoomLimits {
  readonly #limits: Record<Kind, RateLimiterAbstract>;

  constructor() {
    const limiter = (kind: Kind) => new RateLimiterMemory({ keyPrefix: kind, ...POINTS[kind] });
    this.#limits = {
      edit: limiter("edit"),
      presence: limiter("presence"),
      chat: limiter("chat"),
      react: limiter("react"),
      command: limiter("command"),
    };
  }

  async take(kind: Kind, actor: ActorId, points = 1): Promise<void> {
    await this.#limits[kind].consume(actor, points).catch(() => {
      throw new AppError("too_frequent");
    });
  }
}
