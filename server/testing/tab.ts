import type { Socket } from "socket.io-client";
import type { ClientId, RoomId } from "@/core/kernel/ids/ids";
import type {
  Ack,
  ClientToServer,
  CommandMessage,
  EditAck,
  EditMessage,
  JoinReply,
  ServerToClient,
  WatchReply,
} from "@/core/room/protocol/messages";

export type TestSocket = Socket<ServerToClient, ClientToServer>;

/** One tab in a room: what it was told, in order, and calls that answer. */
export class Tab {
  readonly heard: { [K in keyof ServerToClient]: Parameters<ServerToClient[K]>[0][] } = {
    pending: [],
    committed: [],
    members: [],
    door: [],
    presence: [],
    chat: [],
    react: [],
    frame: [],
    settled: [],
    closed: [],
    asked: [],
  };
  #n = 0;
  epoch = 0;

  constructor(
    readonly socket: TestSocket,
    readonly client: ClientId,
  ) {
    for (const kind of Object.keys(this.heard) as (keyof ServerToClient)[]) {
      socket.on(kind, ((message: never) => this.heard[kind].push(message)) as never);
    }
  }

  /** Any message, well formed or not. */
  say(kind: keyof ClientToServer, message: unknown): Promise<Ack<Record<string, unknown>>> {
    return this.socket.timeout(60_000).emitWithAck(kind as "chat", message as never) as never;
  }

  async join(room: RoomId, have?: { boot: string; epoch: number; seq: number }): Promise<Ack<JoinReply>> {
    const reply = (await this.say("join", { room, client: this.client, have })) as unknown as Ack<JoinReply>;
    if (reply.ok) this.epoch = reply.epoch;
    return reply;
  }

  /** As a moderator, unseen. */
  watch(room: RoomId): Promise<Ack<WatchReply>> {
    return this.say("watch", { room }) as unknown as Promise<Ack<WatchReply>>;
  }

  /** Sends edits with the next numbers. */
  edit(...edits: EditMessage["edits"][number]["edit"][]): Promise<EditAck> {
    const base = this.#n;
    const numbered = edits.map((edit) => {
      this.#n += 1;
      return { n: this.#n, gesture: this.#n, edit };
    });
    return this.say("edit", { epoch: this.epoch, base, edits: numbered }) as unknown as Promise<EditAck>;
  }

  command(command: CommandMessage): Promise<Ack<{ seq: number }>> {
    return this.say("command", command) as unknown as Promise<Ack<{ seq: number }>>;
  }

  /** Waits until something of this kind was heard that fits. */
  async hears<K extends keyof ServerToClient>(
    kind: K,
    fits: (message: Parameters<ServerToClient[K]>[0]) => boolean = () => true,
  ): Promise<Parameters<ServerToClient[K]>[0]> {
    for (;;) {
      const found = this.heard[kind].find((m) => fits(m as never));
      if (found) return found as never;
      await new Promise<void>((resolve) => this.socket.once(kind, (() => resolve()) as never));
    }
  }
}
