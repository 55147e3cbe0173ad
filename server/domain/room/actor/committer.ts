import { AppError, type Code } from "@/core/kernel/errors";
import { COMMIT_MS } from "@/core/room/protocol/limits";
import type { CommittedMessage } from "@/core/room/protocol/messages";
import type { RoomCore } from "@/core/room/rules/room-core";
import type { Group } from "@/core/room/rules/write-line";
import { isStorageUnavailable } from "@/server/infra/db/storage-error";
import type { Logger } from "@/server/infra/log/logger";
import { roomMetrics } from "@/server/infra/metrics/metrics";
import type { Alongside, LogWriter } from "../log-writer";
import { isSnapshotDue } from "../store";

/** Milliseconds between tries while storage is out of reach. */
const RETRY_MS = 1000;
/** A little under the promise, so that the write itself fits in it more often than not. */
const WAIT_MS = COMMIT_MS - 40;

/** A sender who waits for an answer: on disk, or never written by this owner. */
type Due = { seq: number; rev: number; settled: (fault: Code | null) => void };

export type CommitterEvents = {
  committed: (message: CommittedMessage) => void;
  /** Storage went out of reach, or came back. */
  storage: (state: "ok" | "unavailable") => void;
  /** Another owner has written: this one must step down. */
  moved: () => void;
};

/** A room's group commit: one write at a time, at most 100 ms apart; acks go out after the commit that they wait for. */
export class Committer {
  #timer: NodeJS.Timeout | null = null;
  #writing: Promise<void> | null = null;
  #due: Due[] = [];
  #alongside: { seq: number; write: Alongside }[] = [];
  #stopped = false;

  constructor(
    private readonly core: RoomCore,
    private readonly writer: Pick<LogWriter, "write">,
    private readonly logger: Logger,
    private readonly events: CommitterEvents,
    /** Bytes of the events since the room's last snapshot. */
    private since = 0,
  ) {}

  /** Edits up to `rev` were taken: says when they are on disk. */
  whenRev(rev: number, settled: Due["settled"]): void {
    const timed = roomMetrics.ack.startTimer();
    this.#wait({
      seq: -1,
      rev,
      settled: (fault) => {
        if (!fault) timed();
        settled(fault);
      },
    });
    this.#soon(WAIT_MS);
  }

  /**
   * An event is in line with this seq: resolves when it is on disk, and what is written alongside with it. Rejects with
   * `room_moved` where it never will be.
   */
  async whenSeq(seq: number, alongside?: Alongside): Promise<void> {
    if (alongside) this.#alongside.push({ seq, write: alongside });
    const fault = await new Promise<Code | null>((settled) => {
      this.#wait({ seq, rev: -1, settled });
      // Commands are written at once; only edits wait to be grouped.
      this.#soon(0);
    });
    if (fault) throw new AppError(fault);
  }

  #wait({ settled, ...due }: Due): void {
    roomMetrics.waiting.inc();
    this.#due.push({
      ...due,
      settled: (fault) => {
        roomMetrics.waiting.dec();
        settled(fault);
      },
    });
  }

  #soon(ms: number): void {
    if (this.#stopped) {
      this.#giveUp();
      return;
    }
    if (ms === 0 && this.#timer && !this.core.isReadOnly) {
      clearTimeout(this.#timer);
      this.#timer = null;
    }
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      void this.flush();
    }, ms);
  }

  /** Writes all that waits. Resolves when it is on disk, or could not be written for now. */
  flush(): Promise<void> {
    this.#writing ??= this.#flush().finally(() => {
      this.#writing = null;
      if (this.core.hasPending && !this.#stopped) this.#soon(this.core.isReadOnly ? RETRY_MS : WAIT_MS);
    });
    return this.#writing;
  }

  async #flush(): Promise<void> {
    for (let group = this.core.takeGroup(); group && !this.#stopped; group = this.core.takeGroup()) {
      const outcome = await this.#write(group);
      if (outcome !== "written") {
        this.core.failed();
        if (outcome === "moved") this.#stepDown();
        return;
      }
      const wasReadOnly = this.core.isReadOnly;
      this.events.committed(this.core.committed(group));
      if (wasReadOnly) this.events.storage("ok");
      this.#settle();
    }
  }

  async #write(group: Group): Promise<"written" | "unavailable" | "moved"> {
    const { state, isReadOnly } = this.core;
    const { after } = group;
    const since = this.since + group.bytes;
    const isSnapshot = isSnapshotDue(state, after, since);
    const along = this.#alongside.filter(({ seq }) => seq <= after.seq);
    const timed = roomMetrics.commit.startTimer();
    try {
      const alongside = along.map(({ write }) => write);
      await this.writer.write({ group, before: state, after, alongside, isSnapshot });
      timed();
      this.since = isSnapshot ? 0 : since;
      this.#alongside = this.#alongside.filter((one) => !along.includes(one));
      return "written";
    } catch (error) {
      if (error instanceof AppError && error.code === "room_moved") return "moved";
      roomMetrics.commitsFailed.inc();
      if (!isReadOnly) {
        const known = isStorageUnavailable(error);
        this.logger[known ? "warn" : "error"](
          { err: error, room: state.room },
          "a commit failed: the room is read-only",
        );
        this.events.storage("unavailable");
      }
      return "unavailable";
    }
  }

  #settle(): void {
    const { seq } = this.core.state;
    const rev = this.core.committedRev;
    const done = this.#due.filter((d) => d.seq <= seq && d.rev <= rev);
    this.#due = this.#due.filter((d) => d.seq > seq || d.rev > rev);
    for (const { settled } of done) settled(null);
  }

  #stepDown(): void {
    this.#stopped = true;
    this.#giveUp();
    this.events.moved();
  }

  #giveUp(): void {
    const due = this.#due;
    this.#due = [];
    for (const { settled } of due) settled("room_moved");
  }

  /** Writes what waits, then stops. Senders of what could not be written are told, and still have it. */
  async stop(): Promise<void> {
    await this.flush();
    this.#stopped = true;
    if (this.#timer) clearTimeout(this.#timer);
    this.#giveUp();
  }
}
