import { setTimeout as wait } from "node:timers/promises";
import { io } from "socket.io-client";
import type { ClientId, ControlId, RoomId } from "@/core/kernel/ids/ids";
import { RoomClient } from "@/core/room/client/room-client";
import type { EditMessage } from "@/core/room/protocol/messages";
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
  #joined = false;
  readonly #socket: TestSocket;

  constructor(
    origin: string,
    private readonly room: RoomId,
    guest: Guest,
    readonly client: ClientId,
  ) {
    this.replica = new RoomClient(client, { resync: () => void this.#join(), refused: () => {} });
    this.#socket = io(origin, {
      transports: ["websocket"],
      forceNew: true,
      reconnectionDelay: 50,
      reconnectionDelayMax: 200,
      extraHeaders: { origin, cookie: guest.cookie },
    });
    this.#socket.on("connect", () => void this.#join());
    this.#socket.on("disconnect", (reason) => {
      this.#joined = false;
      this.replica.unanswered();
      // A room that moves hangs up; nobody comes back from that by themselves.
      if (reason === "io server disconnect") setTimeout(() => this.#socket.connect(), 50);
    });
    this.#socket.on("frame", () => {
      this.frames += 1;
    });
    this.#socket.on("pending", (message) => this.replica.pending(message));
    this.#socket.on("committed", (message) => this.replica.wasCommitted(message));
  }

  async #join(): Promise<void> {
    this.#joined = false;
    const { have } = this.replica;
    const reply = await this.#socket
      .timeout(ANSWER)
      .emitWithAck("join", { room: this.room, client: this.client, have })
      .catch(() => null);
    if (!reply?.ok) return void setTimeout(() => this.#socket.connected && this.#join(), 50);
    this.replica.joined(reply);
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
        const answer = await this.#socket
          .timeout(ANSWER)
          .emitWithAck("edit", message)
          .catch(() => null);
        if (!answer) this.replica.unanswered();
        else {
          if (answer.ok) this.#note(message);
          this.replica.answered(message, answer);
        }
      }
      await wait(PACE);
    }
  }

  #note({ edits }: EditMessage): void {
    for (const { n, edit } of edits) if (edit.kind === "contribution") this.acknowledged.set(edit.control, n);
    this.acks += edits.length;
  }

  close(): void {
    this.#socket.disconnect();
  }
}
