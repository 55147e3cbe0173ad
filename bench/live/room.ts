import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { io, type ManagerOptions, type Socket, type SocketOptions } from "socket.io-client";
import type { ActorId, ClientId, RoomId } from "@/core/kernel/ids/ids";
import { unpackFrame } from "@/core/room/protocol/frame";
import type { ClientToServer, ServerToClient } from "@/core/room/protocol/messages";
import type { Question } from "./serve";

/** Milliseconds that the server has for an answer, on a busy machine too. */
const ANSWER_MS = 5 * 60_000;

type MemberSocket = Socket<ServerToClient, ClientToServer>;

/** The measured server, seen from outside. */
export class LiveRoom {
  private constructor(
    private readonly child: ChildProcess,
    readonly origin: string,
    readonly room: RoomId,
  ) {}

  /** `flags` are further ones for Node. */
  static async start(flags: readonly string[] = []): Promise<LiveRoom> {
    const child = fork(fileURLToPath(new URL("serve.ts", import.meta.url)), {
      execArgv: ["--import", "tsx", "--expose-gc", ...flags],
      env: { ...process.env, NODE_ENV: "production" },
    });
    const hello = await answerOf<{ origin: string; room: RoomId }>(child, "its start");
    return new LiveRoom(child, hello.origin, hello.room);
  }

  async ask<T>(question: Question): Promise<T> {
    this.child.send(question);
    return answerOf<T>(this.child, question.kind);
  }

  /** `from` is an address of this machine; on Linux all that begin with 127 are. */
  async connect(cookie: string, from = "127.0.0.1"): Promise<MemberSocket> {
    const options: Partial<ManagerOptions & SocketOptions & { localAddress: string }> = {
      localAddress: from,
      transports: ["websocket"],
      forceNew: true,
      reconnection: false,
      extraHeaders: { origin: this.origin, cookie },
    };
    const socket: MemberSocket = io(this.origin, options);
    await new Promise<void>((resolve, reject) => {
      socket.on("connect", resolve);
      socket.on("connect_error", reject);
      // A server that is too busy to let it in ends the connection, of which the socket itself says nothing.
      socket.io.on("close", (why) => reject(new Error(`a connection ended before it was let in: ${why}`)));
    });
    return socket;
  }

  async join(cookie: string, client: string): Promise<MemberSocket> {
    const socket = await this.connect(cookie);
    const reply = await socket.emitWithAck("join", { room: this.room, client: client as ClientId });
    if (!reply.ok) throw new Error(`join: ${reply.error}`);
    return socket;
  }

  stop(): void {
    this.child.kill();
  }
}

/** Its next message. Rejects where it ends first, or says nothing for too long. */
async function answerOf<T>(child: ChildProcess, to: string): Promise<T> {
  const over = new AbortController();
  const { signal } = over;
  const ended = once(child, "exit", { signal }).then(() => "it ended");
  const late = wait(ANSWER_MS, "it said nothing for five minutes", { signal });
  const answer = once(child, "message", { signal }).then(([value]) => ({ value }));
  try {
    const first = await Promise.race([answer, ended, late]);
    if (typeof first === "string") throw new Error(`the measured server did not answer to ${to}: ${first}`);
    return first.value as T;
  } finally {
    for (const other of [ended, late, answer]) other.catch(() => {});
    over.abort();
  }
}

/** Times from an edit's sending to the first frame at another member that contains it. */
export class FrameWatch {
  readonly latencies: number[] = [];
  lastRev = 0;
  lastPending = 0;
  #sent = new Map<number, number>();
  #waiting: { rev: number; at: number }[] = [];

  constructor(socket: MemberSocket, of: ActorId) {
    socket.on("pending", ({ edits }) => {
      for (const { rev, actor, n } of edits) {
        this.lastPending = Math.max(this.lastPending, rev);
        const at = actor === of ? this.#sent.get(n) : undefined;
        if (at !== undefined) this.#waiting.push({ rev, at });
      }
    });
    socket.on("frame", (packed) => {
      const { header } = unpackFrame(new Uint8Array(packed));
      this.lastRev = Math.max(this.lastRev, header.rev);
      const now = performance.now();
      for (const { at } of this.#waiting.filter((w) => w.rev <= header.rev)) this.latencies.push(now - at);
      this.#waiting = this.#waiting.filter((w) => w.rev > header.rev);
    });
  }

  sent(n: number): void {
    this.#sent.set(n, performance.now());
  }
}
