import { hashOf } from "@/core/kernel/canon/hash";
import { AppError } from "@/core/kernel/errors";
import type { RoomId } from "@/core/kernel/ids/ids";
import { type Still, stillOf } from "@/core/picture/recipe/recipe";
import { movingSize, settledAs } from "@/core/picture/render/drawn-sizes";
import type { Rendered } from "@/core/picture/render/job";
import { packFrame } from "@/core/room/protocol/frame";
import { SETTLE_MS } from "@/core/room/protocol/limits";
import type { RoomStatus, Settled } from "@/core/room/protocol/messages";
import type { RoomCore } from "@/core/room/rules/room-core";
import { roomMetrics } from "@/server/infra/metrics/metrics";
import type { Slot } from "@/server/infra/render/port";
import { lastSettled, settledUrl } from "../queries/settled";
import { tracesOf } from "./edit-traces";
import { markPassing } from "./mark-passing";
import type { OpenRoomDeps } from "./open-room-deps";

type Tag = { seq: number; rev: number };
/** The newest frame, while no settled picture has taken its place. */
export type Moving = { bytes: Uint8Array; rev: number };

export type FrameEvents = {
  frame: (packed: Uint8Array) => void;
  settled: (settled: Settled) => void;
  /** Pictures stopped coming, or come again. */
  health: () => void;
};

/** Milliseconds before a settled picture that could not be drawn is tried again; doubles up to a minute. */
const FIRST_RETRY = 1000;
const LAST_RETRY = 60_000;
/** At most so many where it is drawn and waits for storage alone: to try costs little, and people see it soon after storage is back. */
const LAST_KEEP_RETRY = 4000;

/** A room's pictures: moving frames while something changes, one settled picture when all is quiet and committed. */
export class RoomFrames {
  readonly #slot: Slot<Tag>;
  #settled: Settled | null = null;
  #timer: NodeJS.Timeout | null = null;
  #retry = FIRST_RETRY;
  /** The settled picture that was drawn and could not be kept yet. */
  #unkept: { hash: string; rendered: Rendered } | null = null;
  #closed = false;
  #positions: readonly number[] | null = null;
  #moving: Moving | null = null;
  #health: RoomStatus["render"] = "ok";
  readonly #keeping = new Set<Promise<void>>();
  /** The recipe whose settled picture is being made, and whether it was asked for again meanwhile. */
  #making: { hash: string; isAskedAgain: boolean } | null = null;

  constructor(
    private readonly room: RoomId,
    private readonly core: RoomCore,
    private readonly deps: Pick<
      OpenRoomDeps,
      "database" | "blobs" | "render" | "sizesOf" | "enlargerOf" | "logger"
    >,
    private readonly isWatched: () => boolean,
    private readonly events: FrameEvents,
  ) {
    this.#slot = deps.render.slot<Tag>(room, {
      onFrame: ({ bytes, size, engineMs, queueMs, positions }, { seq, rev }) => {
        roomMetrics.framesDrawn.inc();
        roomMetrics.render.observe(engineMs / 1000);
        roomMetrics.queue.observe(queueMs / 1000);
        tracesOf(core).drawn(rev, { "cohue.render_ms": engineMs, "cohue.queue_ms": queueMs });
        this.#positions = positions;
        this.#moving = { bytes, rev };
        this.#fares("ok");
        events.frame(packFrame({ seq, rev, size, renderMs: engineMs, queueMs }, bytes));
      },
      onError: (code, tag) => {
        deps.logger.warn({ room, code, tag }, "a frame could not be rendered");
        this.#fares("unavailable");
      },
    });
  }

  get settled(): Settled | null {
    return this.#settled;
  }

  get moving(): Moving | null {
    return this.#moving;
  }

  get health(): RoomStatus["render"] {
    return this.#health;
  }

  /** Where the newest frame stands on each of the model's controls, in sigmas; null before the first. */
  get positions(): readonly number[] | null {
    return this.#positions;
  }

  async open(): Promise<void> {
    this.#settled = await lastSettled(this.deps.database.db, this.room);
    // A room has a picture from the beginning, for those who see it from outside.
    if (!this.#settled) this.settleSoon();
  }

  /** The picture may have changed. No viewers, no render. */
  changed(): void {
    if (this.#closed || !this.isWatched()) return;
    const recipe = this.core.view;
    const still = stillOf(recipe);
    roomMetrics.framesAsked.inc();
    this.#slot.push({
      recipe: still,
      size: movingSize(still, this.deps.sizesOf(recipe.model.id)),
      tag: { seq: this.core.state.seq, rev: this.core.rev },
    });
    this.settleSoon();
  }

  /** Settles once it has been quiet for long enough, unless the settled picture is of this very recipe. */
  settleSoon(ms = SETTLE_MS): void {
    if (this.#closed) return;
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#settle(), ms);
  }

  async #settle(): Promise<void> {
    this.#timer = null;
    if (this.#closed || (this.#settled && !this.isWatched())) return;
    if (this.core.hasPending) {
      this.settleSoon();
      return;
    }
    const { recipe, seq } = this.core.state;
    const still = stillOf(recipe);
    const hash = hashOf(still);
    if (this.#settled?.hash === hash) {
      // The same picture at a later moment: one file, announced again so that all can tell it is current.
      this.#announce({ ...this.#settled, seq });
      return;
    }
    if (this.#making?.hash === hash) {
      this.#making.isAskedAgain = true;
      return;
    }
    const making = { hash, isAskedAgain: false };
    this.#making = making;
    try {
      const drawn = this.#unkept?.hash === hash ? this.#unkept.rendered : null;
      this.#unkept = null;
      const rendered = drawn ?? (await this.#drawSettled(still));
      this.#unkept = rendered && { hash, rendered };
      // Of two workers the one with the newer picture may be the first to finish.
      if (!rendered || this.#closed || (this.#settled?.seq ?? -1) > seq) return;
      const keeping = this.#keep(rendered, seq, hash);
      this.#keeping.add(keeping);
      await keeping.finally(() => this.#keeping.delete(keeping));
      roomMetrics.settled.inc();
      this.#unkept = null;
      this.#retry = FIRST_RETRY;
      this.#fares("ok");
      this.#announce({ seq, url: settledUrl(this.room, seq), hash, width: rendered.size });
    } catch (error) {
      roomMetrics.settledFailed.inc();
      this.deps.logger.warn(
        { err: error, room: this.room, seq },
        "a settled picture could not be made; trying again",
      );
      this.#fares("unavailable");
      this.settleSoon(this.#retry);
      this.#retry = Math.min(this.#retry * 2, this.#unkept ? LAST_KEEP_RETRY : LAST_RETRY);
    } finally {
      if (this.#making === making) this.#making = null;
      // At a later moment, or once more, where it did not come.
      if (making.isAskedAgain && !this.#timer) this.settleSoon();
    }
  }

  /** Where the engine cannot run the model's enlarging network, the model's own size has to do. */
  async #drawSettled(recipe: Still): Promise<Rendered | null> {
    const { sizesOf, enlargerOf, logger } = this.deps;
    const { id } = recipe.model;
    const how = settledAs(recipe, sizesOf(id), enlargerOf?.(id) ?? null);
    if (!how.enlarger) return this.#slot.settle({ recipe, ...how });
    try {
      return await this.#slot.settle({ recipe, ...how });
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== "render_unavailable") throw error;
      logger.warn({ err: error, room: this.room }, "a settled picture could not be enlarged");
      return this.#slot.settle({ recipe, size: sizesOf(id).settled });
    }
  }

  async #keep({ bytes, mime, size, engineMs }: Rendered, seq: number, recipeHash: string): Promise<void> {
    const { blobs, database } = this.deps;
    const row = { blob: await blobs.put(bytes), mime, width: size, recipeHash, renderMs: engineMs };
    await database.db.settledFrame.upsert({
      where: { room_seq: { room: this.room, seq } },
      create: { room: this.room, seq, ...row },
      update: row,
    });
    await markPassing(database.db, this.room, seq);
    await database.db.room.update({ where: { id: this.room }, data: { settledSeq: seq } });
  }

  #fares(health: RoomStatus["render"]): void {
    if (health === this.#health) return;
    this.#health = health;
    this.events.health();
  }

  #announce(settled: Settled): void {
    this.#settled = settled;
    this.#moving = null;
    this.events.settled(settled);
  }

  close(): void {
    this.#closed = true;
    if (this.#timer) clearTimeout(this.#timer);
    this.#slot.close();
  }

  /** Once nothing of this room's is being written any more: after `close`, before the database is. */
  async ended(): Promise<void> {
    await Promise.allSettled(this.#keeping);
  }
}
