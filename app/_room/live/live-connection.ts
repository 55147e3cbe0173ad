import { io, type Socket } from "socket.io-client";
import { onOfflineHint } from "@/app/_components/offline-hint";
import { CODES, type Code, isCode, wordsFor } from "@/core/kernel/errors";
import type { Language } from "@/core/kernel/said/languages";
import type { Ack, ClientToServer, ServerToClient } from "@/core/room/protocol/messages";
import { connectAtOnce } from "./connect-at-once";
import { isReachable } from "./is-reachable";
import type { LiveRoom } from "./live-room";

/** Milliseconds that the client waits for an answer. */
export const ANSWER_MS = 8_000;
/** Milliseconds between two tries to join. */
const AGAIN_MS = 1_500;
const TIDY_MS = 5_000;
/** Milliseconds for one try to connect: a proxy that blocks WebSockets may give no answer. */
const OPENING_MS = 6_000;

/** After these the room is there again at once, perhaps on another server: the page comes back by itself. */
const MOVES: ReadonlySet<Code> = new Set<Code>(["room_moved", "shutting_down"]);

export type RoomSocket = Socket<ServerToClient, ClientToServer>;
/** A WebSocket, or long polling where a proxy lets no WebSocket through. */
export const roomSocket = (): RoomSocket =>
  io({
    transports: ["websocket", "polling"],
    tryAllTransports: true,
    autoConnect: false,
    timeout: OPENING_MS,
  });

export type JoinSteps<Reply> = {
  /** Asks the server to join. */
  ask: () => Promise<Ack<Reply>>;
  welcome: (reply: Reply) => void;
  /** Called before each try to join, and when the connection is lost. */
  outside?: () => void;
  /** The connection is lost: messages without an answer may not have arrived. */
  lost?: () => void;
  /** The connection has ended; `live` shows the code. */
  closed: () => void;
};

/**
 * One socket to one room. It joins again after every failure that can pass by itself, and ends with the code of a failure that cannot.
 * Messages to everyone in the room go to `live`.
 */
export class LiveConnection<Reply> {
  #isOver = false;
  #isJoining = false;
  #again: ReturnType<typeof setTimeout> | null = null;
  #tidying: ReturnType<typeof setInterval> | null = null;
  #isDoubted = false;
  #stopHearing: (() => void) | null = null;

  constructor(
    private readonly socket: RoomSocket,
    private readonly live: LiveRoom,
    private readonly steps: JoinSteps<Reply>,
  ) {
    socket.on("connect", () => void this.join());
    socket.on("disconnect", (reason) => {
      this.down();
      // A server that hangs up wants no automatic return; where it meant it, it said `closed` before.
      if (reason === "io server disconnect") this.#later(() => socket.connect());
    });
    socket.on("connect_error", (error) => this.#refused(error));
    socket.on("closed", ({ code, words, translated = {} }) => {
      // The server hangs up after this.
      if (!MOVES.has(code)) this.#close(code, translated[document.documentElement.lang as Language] ?? words);
    });
    socket.on("members", (message) => live.membersCame(message));
    socket.on("presence", (message) => live.presenceCame(message));
    socket.on("chat", (line) => live.chatCame(line));
    socket.on("react", (message) => {
      for (const tell of live.onReaction) tell(message);
    });
    socket.on("frame", (packed) => live.frames.show(new Uint8Array(packed)));
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  open(): void {
    this.#tidying = setInterval(() => this.live.tidy(), TIDY_MS);
    this.#stopHearing = onOfflineHint(() => void this.#doubt());
    window.addEventListener("online", this.#online);
    this.socket.connect();
  }

  /** Asks to be let in, once at a time. */
  async join(): Promise<void> {
    if (this.#isJoining || this.#isOver || !this.socket.connected) return;
    this.#isJoining = true;
    this.steps.outside?.();
    const again = () => this.#later(() => void this.join());
    try {
      const reply = await this.steps.ask();
      if (reply.ok) this.steps.welcome(reply);
      else if (CODES[reply.error].again && reply.error !== "room_full") again();
      else this.#close(reply.error, reply.words);
    } catch {
      again();
    } finally {
      this.#isJoining = false;
    }
  }

  /** The connection is gone, or about to go. */
  down(): void {
    this.steps.outside?.();
    this.steps.lost?.();
    if (!this.#isOver) this.live.connection.set({ state: navigator.onLine ? "reconnecting" : "offline" });
  }

  /**
   * Something says that the connection may be gone, as browsers do that lose the internet though the server is in the next room. The
   * server is asked, by another way; only where it does not answer is the line taken for dead.
   */
  async #doubt(): Promise<void> {
    if (this.#isOver || this.#isDoubted || !this.socket.connected) return;
    this.#isDoubted = true;
    const answers = await isReachable();
    this.#isDoubted = false;
    if (answers || this.#isOver) return;
    this.down();
    this.socket.disconnect();
    this.socket.connect();
  }

  /** A network may be back: tries at once. */
  readonly #online = (): void => {
    if (!this.#isOver) connectAtOnce(this.socket);
  };

  /** Hangs up, and stays down. */
  end(): void {
    this.#isOver = true;
    this.steps.outside?.();
    if (this.#tidying) clearInterval(this.#tidying);
    if (this.#again) clearTimeout(this.#again);
    this.#stopHearing?.();
    window.removeEventListener("online", this.#online);
    this.socket.disconnect();
  }

  #refused(error: Error): void {
    const { data } = error as Error & { data?: { code?: unknown; words?: string } };
    const code = data?.code ?? error.message;
    if (isCode(code) && !CODES[code].again) {
      this.#close(code, data?.words);
      return;
    }
    this.down();
    // What did not come through by the one way may by the other.
    if (!isCode(code)) this.#takeOtherWay();
    // A refusal by the server (not a broken line) is not retried by the socket itself.
    if (!this.socket.active) this.#later(() => this.socket.connect());
  }

  #takeOtherWay(): void {
    const { opts } = this.socket.io;
    opts.transports = [...(opts.transports ?? [])].reverse() as typeof opts.transports;
  }

  #later(act: () => void): void {
    if (this.#isOver) return;
    if (this.#again) clearTimeout(this.#again);
    this.#again = setTimeout(act, AGAIN_MS);
  }

  #close(code: Code, words: string = wordsFor(code)): void {
    this.#isOver = true;
    this.steps.outside?.();
    this.live.connection.set({ state: "closed", code, words });
    this.steps.closed();
    this.socket.disconnect();
  }
}
