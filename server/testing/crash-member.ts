import { setTimeout as wait } from "node:timers/promises";
import { io } from "socket.io-client";
import type { ClientId, ControlId, RoomId } from "@/core/kernel/ids/ids";
import { RoomClient } from "@/core/room/client/room-client";
import { unpackFrame } from "@/core/room/protocol/frame";
import type { EditMessage, RoomStatus } from "@/core/room/protocol/messages";
import type { Guest } from "./room-server";
import type { TestSocket } from "./tab";

/** Milliseconds to wait for an answer, and between one batch of edits and the next. */
const ANSWER = 4000;
const PACE = 15;

/** A member as a page is one: the browser's own state machine on a real socket that reconnects by itself. */
export class CrashMember {
  readonly replica: RoomClient;
  /** What the server has said is safe: per control the newest number, and how many in all. */
  readonly acknowledged = new Map<string, number>();
  acks = 0;
  reconnects = 0;
  frames = 0;
  /** The newest moment that a frame of this member's showed, or a settled picture. */
  shown = -1;
  settled = -1;
  /** When the newest of the acknowledged edits was sent, by `performance.now()`. */
  ackOf = 0;
  /** What it was told that a person would see, in order, each once until something else is told. */
  readonly told: string[] = [];
  /** Which owner, by its boot, it heard each event from. */
  readonly owners = new Map<number, string>();
  #joined = false;
  #isJoining = false;
  readonly #socket: TestSocket;

  constructor(
    origin: string,
    private readonly room: RoomId,
    guest: Guest,
    readonly client: ClientId,
    transport: "websocket" | "polling" = "websocket",
  ) {
    this.replica = new RoomClient(client, { resync: () => void this.#join(), refused: () => {} });
    this.#socket = io(origin, {
      transports: [transport],
      forceNew: true,
      reconnectionDelay: 50,
      reconnectionDelayMax: 200,
      extraHeaders: { origin, cookie: guest.cookie },
    });
    this.#socket.on("connect", () => void this.#join());
    this.#socket.on("connect_error", () => this.#tell("cannot connect"));
    this.#socket.on("closed", ({ code }) => this.#tell(`closed: ${code}`));
    this.#socket.on("members", ({ status }) => this.#fares(status));
    this.#socket.on("settled", ({ seq }) => {
      this.settled = Math.max(this.settled, seq);
    });
    this.#socket.on("disconnect", (reason) => {
      if (reason !== "io server disconnect") this.#tell("connection lost");
      this.#joined = false;
      this.replica.unanswered();
      // A room that moves hangs up; nobody comes back from that by themselves.
      if (reason === "io server disconnect") setTimeout(() => this.#socket.connect(), 50);
    });
    this.#socket.on("frame", (packed) => {
      this.frames += 1;
      this.shown = Math.max(this.shown, unpackFrame(new Uint8Array(packed)).header.seq);
    });
    this.#socket.on("pending", (message) => this.replica.pending(message));
    this.#socket.on("committed", (message) => {
      for (const { event } of message.events) this.owners.set(event.seq, message.boot);
      this.replica.wasCommitted(message);
    });
  }

  #tell(what: string): void {
    if (this.told.at(-1) !== what) this.told.push(what);
  }

  #fares({ storage, render }: RoomStatus): void {
    if (storage !== "ok") this.#tell("read-only: storage");
    if (render !== "ok") this.#tell("no pictures");
  }

  /** Once at a time, as a page does: an answer to an earlier try would be taken for one to this. */
  async #join(): Promise<void> {
    if (this.#isJoining) return;
    this.#isJoining = true;
    await this.#tryJoin().finally(() => {
      this.#isJoining = false;
    });
  }

  async #tryJoin(): Promise<void> {
    this.#joined = false;
    const { have } = this.replica;
    const reply = await this.#socket
      .timeout(ANSWER)
      .emitWithAck("join", { room: this.room, client: this.client, have })
      .catch(() => null);
    if (!reply?.ok) {
      if (this.#socket.connected) this.#tell(`join: ${reply ? reply.error : "no answer"}`);
      return void setTimeout(() => this.#socket.connected && this.#join(), 50);
    }
    this.replica.joined(reply);
    this.#fares(reply.status);
    this.settled = Math.max(this.settled, reply.settled?.seq ?? -1);
    if (have) this.reconnects += 1;
    this.#joined = true;
  }

  write(control: string, value: number): void {
    this.replica.write({ kind: "contribution", control: control as ControlId, value }, 1);
  }

  /** Sends what there is to send until `over` says so. */
  async pump(over: () => boolean): Promise<void> {
    while (!over()) {
      const message = this.#joined ? this.replica.flush() : null;
      if (message) {
        const sent = performance.now();
        const answer = await this.#socket
          .timeout(ANSWER)
          .emitWithAck("edit", message)
          .catch(() => null);
        if (!answer) {
          if (this.#socket.connected) this.#tell("edit: no answer");
          this.replica.unanswered();
        } else {
          if (answer.ok) this.#note(message, sent);
          else this.#tell(`edit: ${answer.error}`);
          this.replica.answered(message, answer);
        }
      }
      await wait(PACE);
    }
  }

  #note({ edits }: EditMessage, sent: number): void {
    for (const { n, edit } of edits) if (edit.kind === "contribution") this.acknowledged.set(edit.control, n);
    this.acks += edits.length;
    this.ackOf = sent;
  }

  close(): void {
    this.#socket.disconnect();
  }
}
