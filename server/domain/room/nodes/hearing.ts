import type { RoomId } from "@/core/kernel/ids/ids";
import type { Logger } from "@/server/infra/log/logger";
import type { Ear } from "@/server/infra/redis/ear";
import type { RoomOutlet } from "../port/news";
import { framesChannel, NewsMessage, newsChannel } from "./telling";

/** What somebody on this node may listen to of a room: hidden tabs listen to no frames. */
export type Heard = "news" | "frames";

/** Milliseconds for which it is remembered who owns a room that nobody here listens to yet. */
const REMEMBER_MS = 10_000;

type Line = {
  wanted: Record<Heard, boolean>;
  tuned: Record<Heard, boolean>;
  /** Whether this node owns the room: those here are told directly. */
  isOwn: boolean;
  /** The owner that those here have joined. */
  fence: number | null;
  since: number;
  /** When all that is wanted is heard. */
  hearing: Promise<unknown>;
};

export type HearingOptions = {
  ear: Ear;
  prefix: string;
  logger: Logger;
  local: (room: RoomId) => RoomOutlet;
};

/** Hears what other nodes' owners tell those in rooms on this node, as long as somebody here listens. */
export class Hearing {
  readonly #lines = new Map<RoomId, Line>();

  constructor(private readonly options: HearingOptions) {}

  /** Somebody here began to listen, or nobody does any more. */
  listens(what: Heard, room: RoomId, isWanted: boolean): void {
    const line = this.#lineOf(room);
    line.wanted[what] = isWanted;
    this.#tune(room, line);
  }

  /** When everything that is listened to here is heard. `storage_unavailable` where it cannot be. */
  async ready(room: RoomId): Promise<void> {
    await this.#lines.get(room)?.hearing;
  }

  /** Those who come in now are let in by this owner. Those whom another let in have to join again. */
  owner(room: RoomId, fence: number): void {
    const line = this.#lineOf(room);
    if (line.fence !== null && line.fence !== fence) this.#moved(room);
    line.fence = fence;
  }

  /** This node owns the room from now on, or no more. */
  own(room: RoomId, isOwn: boolean): void {
    const line = this.#lineOf(room);
    if (isOwn && !line.isOwn && (line.wanted.news || line.wanted.frames)) this.#moved(room);
    Object.assign(line, { isOwn, fence: null });
    this.#tune(room, line);
  }

  /** Rooms of other nodes that somebody here is in, with the owner that they know. */
  get foreign(): { room: RoomId; fence: number }[] {
    const found: { room: RoomId; fence: number }[] = [];
    for (const [room, { wanted, isOwn, fence, since }] of this.#lines) {
      if (wanted.news && !isOwn && fence !== null) found.push({ room, fence });
      else if (!wanted.news && !wanted.frames && !isOwn && performance.now() - since > REMEMBER_MS)
        this.#lines.delete(room);
    }
    return found;
  }

  /** Another owner than `fence` has the room, or none. */
  lost(room: RoomId, fence: number): void {
    if (this.#lines.get(room)?.fence === fence) this.#moved(room);
  }

  /** The owner does not know somebody here: all join again. Nothing where nobody here is in a room of another node. */
  moved(room: RoomId): void {
    const line = this.#lines.get(room);
    if (line?.wanted.news && !line.isOwn) this.#moved(room);
  }

  /** Something of every room went by: all join again. */
  missed(): void {
    for (const { room } of this.foreign) this.#moved(room);
  }

  #moved(room: RoomId): void {
    const line = this.#lines.get(room);
    if (line) line.fence = null;
    this.options.local(room).tell({ kind: "close", code: "room_moved" });
  }

  #lineOf(room: RoomId): Line {
    const found = this.#lines.get(room);
    if (found) return found;
    const nothing = () => ({ news: false, frames: false });
    const line: Line = {
      wanted: nothing(),
      tuned: nothing(),
      isOwn: false,
      fence: null,
      since: performance.now(),
      hearing: Promise.resolve(),
    };
    this.#lines.set(room, line);
    return line;
  }

  #tune(room: RoomId, line: Line): void {
    const { prefix } = this.options;
    this.#tuneTo("news", newsChannel(prefix, room), line, (message) => this.#hear(room, message.toString()));
    this.#tuneTo("frames", framesChannel(prefix, room), line, (packed) => {
      if (!line.isOwn) this.options.local(room).frame(packed);
    });
    if (!line.wanted.news && !line.wanted.frames && !line.isOwn) this.#lines.delete(room);
  }

  #tuneTo(what: Heard, channel: string, line: Line, listener: (message: Buffer) => void): void {
    const { ear } = this.options;
    const should = line.wanted[what] && !line.isOwn;
    if (should === line.tuned[what]) return;
    line.tuned[what] = should;
    if (!should) {
      ear.stop(channel);
      return;
    }
    const hearing = Promise.all([line.hearing, ear.hear(channel, listener)]);
    line.hearing = hearing;
    // Those who wait are told; the connection, when it is back, hears this channel as well.
    hearing.catch(() => {
      if (line.hearing === hearing) line.hearing = Promise.resolve();
    });
  }

  #hear(room: RoomId, text: string): void {
    const line = this.#lines.get(room);
    const said = NewsMessage.safeParse(JSON.parse(text));
    if (!said.success) {
      this.options.logger.warn({ room, length: text.length }, "news of a room were not understood");
      return;
    }
    const { fence, news } = said.data;
    // Of an owner that those here never joined, or have left.
    if (!line || line.isOwn || (line.fence !== null && fence < line.fence)) return;
    if (news === "missed" || (line.fence !== null && fence > line.fence)) {
      this.#moved(room);
      return;
    }
    // All are sent out: whoever comes next is let in anew.
    if (news.kind === "close" && !news.actor) line.fence = null;
    this.options.local(room).tell(news);
  }
}
