import type { Socket } from "socket.io";
import type { ZodType } from "zod";
import { AppError, type Code } from "@/core/kernel/errors";
import { inLanguage } from "@/core/kernel/said/in-language";
import {
  AnswerMessage,
  AskMessage,
  ChatMessage,
  type ClientToServer,
  CommandMessage,
  DeclineMessage,
  EditMessage,
  JoinMessage,
  PresenceMessage,
  ReactMessage,
  type ServerToClient,
  WatchMessage,
} from "@/core/room/protocol/messages";
import type { SiteRole } from "@/server/domain/identity/site-role";
import { roomFor } from "@/server/domain/room/entry/room-for";
import { type WatchDeps, watchRoom } from "@/server/domain/room/entry/watch-room";
import { newTab, type TabId } from "@/server/domain/room/port/calls";
import type { RoomHandle, Rooms } from "@/server/domain/room/port/rooms";
import { isOurFault, faultOf as storageFaultOf } from "@/server/domain/storage/fault-of";
import type { Kind, RoomLimits } from "./limits";
import { channel, type SocketData } from "./socket-outlet";
import type { Turns } from "./turns";

export type RoomSocket = Socket<ClientToServer, ServerToClient, Record<string, never>, SocketData>;
export type ConnectionDeps = {
  rooms: Rooms;
  limits: RoomLimits;
  /** Of all connections together. */
  turns: Turns;
  /** Reads a person's present role on the instance. */
  roleOf: (socket: RoomSocket) => Promise<SiteRole>;
  watch: WatchDeps;
  onError: (error: unknown, what: string) => void;
};

const NOT_INSIDE =
  "You are not in this room at the moment, so that was not done. Reload the page to come in again.";

type Joined = { room: RoomHandle; tab: TabId };
type Handler<M> = {
  schema: ZodType<M>;
  /** Which limit a message counts against, and how many points it takes. */
  kind: Kind;
  points: (message: M) => number;
  handle: (connection: Connection, message: M) => Promise<object>;
};

/** One socket: outside, or in one room. It parses every message first and answers with a code or with ok. All connections share `deps`. */
export function serveConnection(socket: RoomSocket, deps: ConnectionDeps): void {
  const connection = new Connection(socket, deps);
  // One listener for all messages: thousands of silent connections are cheap only if each holds little.
  socket.use(([name, message, ack]) => void connection.serve(name, message, ack));
  socket.on("disconnect", () => connection.ended());
}

class Connection {
  #joined: Joined | null = null;
  /** Counts joins and leaves. A join that finds another number after it has opened its room was overtaken by a later message. */
  #turn = 0;
  /** Messages that wait for their turn. */
  #waiting = 0;

  constructor(
    private readonly socket: RoomSocket,
    private readonly deps: ConnectionDeps,
  ) {}

  get actor() {
    return this.socket.data.actor;
  }

  /** Throws `forbidden` outside any room. */
  get inRoom(): Joined {
    if (!this.#joined) throw new AppError("forbidden", "not joined", NOT_INSIDE);
    return this.#joined;
  }

  /** Parses, counts, handles and answers a message, in its turn. An error becomes a code; an unexpected one is also logged. */
  async serve(name: string, raw: unknown, ack: unknown): Promise<void> {
    const answer = typeof ack === "function" ? (reply: object) => ack(reply) : () => {};
    this.#waiting += 1;
    await this.deps.turns.next();
    this.#waiting -= 1;
    try {
      if (!Object.hasOwn(HANDLERS, name)) throw new AppError("malformed", "no such message");
      const handler = HANDLERS[name as keyof ClientToServer];
      const parsed = handler.schema.safeParse(raw);
      if (!parsed.success) throw new AppError(faultOf(parsed.error.issues), parsed.error.message);
      await this.deps.limits.take(handler.kind, this.actor, handler.points(parsed.data));
      answer(await handler.handle(this, parsed.data));
    } catch (error) {
      const fault = storageFaultOf(error);
      if (isOurFault(error)) this.deps.onError(error, name);
      answer({
        ok: false,
        error: fault.code,
        words: inLanguage(fault.displayable, this.socket.data.language),
      });
    }
  }

  async join(message: JoinMessage): Promise<object> {
    const turn = this.leave();
    const { socket, actor } = this;
    const room = await roomFor(this.deps.watch, this.deps.rooms, message.room, actor);
    await room.ready({});
    this.#requireTurn(turn);
    // Join the channels first: the socket hears every later message, and the reply covers all earlier ones.
    await socket.join([
      channel.all(message.room),
      channel.frames(message.room),
      channel.client(message.room, message.client),
      channel.member(message.room, actor),
    ]);
    const tab = newTab();
    try {
      const { name, isGuest } = socket.data;
      const reply = await room.join({ tab, actor, person: { name, isGuest }, message });
      if (turn !== this.#turn) this.#leave({ room, tab });
      this.#requireTurn(turn);
      this.#joined = { room, tab };
      socket.data.room = message.room;
      return { ok: true, ...reply };
    } catch (error) {
      if (turn === this.#turn) this.#leaveChannels();
      throw error;
    }
  }

  /** Lets a moderator watch unseen: the socket joins the room's channels and none of its lists. */
  async watch({ room: id }: WatchMessage): Promise<object> {
    const turn = this.leave();
    const { socket, actor } = this;
    // This channel also tells of a moderator who loses the role while the room opens.
    await socket.join(channel.watcher(actor));
    try {
      const role = await this.deps.roleOf(socket);
      const room = await watchRoom(this.deps.watch, this.deps.rooms, { actor, role }, id);
      this.#requireTurn(turn);
      await socket.join([channel.all(id), channel.frames(id)]);
      socket.data.watching = id;
      return { ok: true, ...(await room.watch({})) };
    } catch (error) {
      if (turn === this.#turn) this.leave();
      throw error;
    }
  }

  /** Stops frames to a hidden tab, and sends the presence to everyone else. */
  async presence(message: PresenceMessage): Promise<object> {
    const { room, tab } = this.inRoom;
    const frames = channel.frames(room.id);
    await (message.hidden ? this.socket.leave(frames) : this.socket.join(frames));
    await room.presence({ tab, message });
    return { ok: true };
  }

  /** The socket is gone. What it said before counts: somebody may leave right after their last edit. */
  ended(): void {
    if (this.#waiting === 0) this.leave();
    else void this.deps.turns.next().then(() => this.leave());
  }

  /** Leaves the room that it is in or is joining. Returns the number of this turn. */
  leave(): number {
    const was = this.#joined;
    this.#joined = null;
    if (was) this.#leave(was);
    this.socket.data.watching = undefined;
    this.#leaveChannels();
    this.#turn += 1;
    return this.#turn;
  }

  /** Nobody waits for it. An owner that cannot be told, as while Redis is away, loses sight of the tab by itself. */
  #leave({ room, tab }: Joined): void {
    room.leave({ tab }).catch((error: unknown) => {
      if (isOurFault(error)) this.deps.onError(error, "leave");
    });
  }

  /** Throws `conflict` if the socket left, or asked for another room, while its room was opening. */
  #requireTurn(turn: number): void {
    if (turn !== this.#turn)
      throw new AppError("conflict", "gone meanwhile", "You have joined another room since.");
  }

  #leaveChannels(): void {
    for (const name of this.socket.rooms)
      if (/^(room|frames|client|member|watcher):/.test(name)) void this.socket.leave(name);
  }
}

const one = () => 1;
const handler = <M>(of: Handler<M>): Handler<never> => of as unknown as Handler<never>;

/** Every message there is: the gateway's whole surface. */
const HANDLERS: Record<keyof ClientToServer, Handler<never>> = {
  join: handler({
    schema: JoinMessage,
    kind: "command",
    points: one,
    handle: (connection, message) => connection.join(message),
  }),
  watch: handler({
    schema: WatchMessage,
    kind: "command",
    points: one,
    handle: (connection, message) => connection.watch(message),
  }),
  edit: handler({
    schema: EditMessage,
    kind: "edit",
    points: (message) => message.edits.length,
    handle: async (connection, message) => {
      const { room, tab } = connection.inRoom;
      return room.edit({ tab, message });
    },
  }),
  presence: handler({
    schema: PresenceMessage,
    kind: "presence",
    points: one,
    handle: (connection, message) => connection.presence(message),
  }),
  chat: handler({
    schema: ChatMessage,
    kind: "chat",
    points: one,
    handle: async (connection, message) => {
      const { room, tab } = connection.inRoom;
      await room.chat({ tab, message });
      return { ok: true };
    },
  }),
  react: handler({
    schema: ReactMessage,
    kind: "react",
    points: one,
    handle: async (connection, message) => {
      const { room, tab } = connection.inRoom;
      await room.react({ tab, message });
      return { ok: true };
    },
  }),
  ask: handler({
    schema: AskMessage,
    kind: "ask",
    points: one,
    handle: async (connection) => {
      const { room, tab } = connection.inRoom;
      await room.ask({ tab });
      return { ok: true };
    },
  }),
  decline: handler({
    schema: DeclineMessage,
    kind: "command",
    points: one,
    handle: async (connection, { member }) => {
      const { room, tab } = connection.inRoom;
      await room.decline({ tab, member });
      return { ok: true };
    },
  }),
  answer: handler({
    schema: AnswerMessage,
    kind: "command",
    points: one,
    handle: async (connection, { member, letIn }) => {
      const { room, tab } = connection.inRoom;
      await room.answer({ tab, member, letIn });
      return { ok: true };
    },
  }),
  command: handler({
    schema: CommandMessage,
    kind: "command",
    points: one,
    handle: async (connection, message) => {
      const { room, tab } = connection.inRoom;
      return { ok: true, ...(await room.command({ tab, command: message })) };
    },
  }),
};

/** The messages of a socket, by name. */
export const SOCKET_EVENTS = Object.keys(HANDLERS) as (keyof ClientToServer)[];

/** `out_of_range` for a number or a length beyond its limit, `malformed` for everything else. */
function faultOf(issues: readonly { code?: string | undefined }[]): Code {
  const ranges = issues.every((issue) => issue.code === "too_big" || issue.code === "too_small");
  return issues.length > 0 && ranges ? "out_of_range" : "malformed";
}
