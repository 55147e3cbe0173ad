import { io, type Socket } from "socket.io-client";
import type { ActorId, ClientId, ControlId, RoomId } from "@/core/kernel/ids/ids";
import { RoomClient } from "@/core/room/client/room-client";
import { unpackFrame } from "@/core/room/protocol/frame";
import type { ClientToServer, EditMessage, ServerToClient } from "@/core/room/protocol/messages";

const ANSWER_MS = 10_000;
/** Between two messages of one member. */
const PACE_MS = 40;

/** What all members of a run note together. Times in milliseconds. */
export type Tally = {
  acks: number[];
  frames: number[];
  framesDelivered: number;
  settled: number;
  reconnects: number;
  errors: Map<string, number>;
  /** When an edit was first sent, by member and number. */
  sentAt: Map<string, number>;
};

/** A member as a page is one: the browser's own copy of the room on a real socket that comes back by itself. */
export class LoadMember {
  readonly replica: RoomClient;
  /** By control: the newest edit that the server said is on disk. */
  readonly acknowledged = new Map<string, number>();
  acknowledgedEdits = 0;
  /** The moment of the newest settled picture that this member was told of. */
  settledSeq = -1;
  #actor: ActorId | null = null;
  #joined = false;
  #ended = false;
  #wasIn = false;
  #shown: { rev: number; at: number }[] = [];
  readonly #socket: Socket<ServerToClient, ClientToServer>;

  constructor(
    url: string,
    cookie: string,
    private readonly room: RoomId,
    readonly client: ClientId,
    private readonly tally: Tally,
    /** Only one member a room measures how long others' edits take to be seen. */
    private readonly watches: boolean,
  ) {
    this.replica = new RoomClient(client, {
      resync: () => void this.#join(),
      refused: (_edit, error) => this.#failed(`refused: ${error}`),
    });
    this.#socket = io(url, {
      transports: ["websocket"],
      forceNew: true,
      reconnectionDelay: 100,
      reconnectionDelayMax: 1_000,
      extraHeaders: { origin: url, cookie },
    });
    this.#socket.on("connect", () => void this.#join());
    this.#socket.on("connect_error", (error) => this.#failed(`connect: ${error.message}`));
    this.#socket.on("disconnect", () => {
      this.#joined = false;
      this.replica.unanswered();
    });
    this.#socket.on("pending", (message) => {
      this.replica.pending(message);
      if (!this.watches) return;
      for (const { rev, actor, n } of message.edits) {
        const at = actor === this.#actor ? undefined : tally.sentAt.get(`${actor}/${n}`);
        if (at !== undefined) this.#shown.push({ rev, at });
      }
    });
    this.#socket.on("committed", (message) => this.replica.wasCommitted(message));
    this.#socket.on("settled", ({ seq }) => {
      tally.settled++;
      this.settledSeq = Math.max(this.settledSeq, seq);
    });
    this.#socket.on("frame", (packed) => {
      tally.framesDelivered++;
      if (!this.watches) return;
      const { rev } = unpackFrame(new Uint8Array(packed)).header;
      const now = performance.now();
      for (const { at } of this.#shown.filter((edit) => edit.rev <= rev)) tally.frames.push(now - at);
      this.#shown = this.#shown.filter((edit) => edit.rev > rev);
    });
  }

  get isIn(): boolean {
    return this.#joined;
  }
  /** Nothing is left that was not answered. */
  get isDone(): boolean {
    return this.#joined && !this.replica.hasUnsent && this.#waiting === 0;
  }

  /** Has been told of the settled picture of the last moment that it knows. */
  get isShownLast(): boolean {
    return this.settledSeq >= this.replica.seq;
  }

  async #join(): Promise<void> {
    this.#joined = false;
    const { have } = this.replica;
    const reply = await this.#socket
      .timeout(ANSWER_MS)
      .emitWithAck("join", { room: this.room, client: this.client, have })
      .catch(() => null);
    if (!reply?.ok) {
      this.#failed(`join: ${reply ? reply.error : "no answer"}`);
      if (!this.#ended) setTimeout(() => this.#socket.connected && void this.#join(), 200);
      return;
    }
    this.replica.joined(reply);
    this.settledSeq = Math.max(this.settledSeq, reply.settled?.seq ?? -1);
    this.#actor = reply.me;
    if (this.#wasIn) this.tally.reconnects++;
    this.#wasIn = this.#joined = true;
  }

  write(control: ControlId, value: number): void {
    if (this.#joined) this.replica.write({ kind: "contribution", control, value }, 1);
  }

  #waiting = 0;
  /** Sends what there is to send until the run has ended. */
  async pump(): Promise<void> {
    while (!this.#ended) {
      const message = this.#joined ? this.replica.flush() : null;
      if (message) void this.#send(message);
      await new Promise((again) => setTimeout(again, PACE_MS));
    }
  }

  async #send(message: EditMessage): Promise<void> {
    const sent = performance.now();
    for (const { n } of message.edits) this.tally.sentAt.set(`${this.#actor}/${n}`, sent);
    this.#waiting++;
    const answer = await this.#socket
      .timeout(ANSWER_MS)
      .emitWithAck("edit", message)
      .catch(() => null);
    this.#waiting--;
    if (!answer) {
      this.#failed("edit: no answer");
      this.replica.unanswered();
      if (this.#socket.connected) void this.#join();
      return;
    }
    if (answer.ok) this.#note(message, performance.now() - sent, answer.refused);
    else this.#failed(`edit: ${answer.error}`);
    this.replica.answered(message, answer);
  }

  #note({ edits }: EditMessage, took: number, refused: readonly { n: number }[]): void {
    const not = new Set(refused.map(({ n }) => n));
    for (const { n, edit } of edits) {
      if (not.has(n) || edit.kind !== "contribution") continue;
      this.acknowledged.set(edit.control, n);
      this.acknowledgedEdits++;
      this.tally.acks.push(took);
    }
  }

  #failed(why: string): void {
    if (!this.#ended) this.tally.errors.set(why, (this.tally.errors.get(why) ?? 0) + 1);
  }

  close(): void {
    this.#ended = true;
    this.#socket.disconnect();
  }
}
