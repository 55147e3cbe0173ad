import { setTimeout as pause } from "node:timers/promises";
import { canonicalJson } from "@/core/kernel/canon/jcs";
import type { ClientId, RoomId } from "@/core/kernel/ids/ids";
import type { RoomEvent } from "@/core/room/log/event";
import { replay } from "@/core/room/log/replay";
import { CrashMember } from "./crash-member";
import type { Guest } from "./room-server";

const DRAG_MS = 25;
const LOOK_MS = 10;
const PATIENCE_MS = 120_000;

/** Members of one room who drag without a pause until they are told to stop. */
export class Crowd {
  readonly members: CrashMember[];
  #isDragging = true;
  #isOver = false;
  readonly #drag: NodeJS.Timeout;
  readonly #pumps: Promise<void>[];

  /** @param polling whether the last of them comes by long polling */
  constructor(
    origin: string,
    room: RoomId,
    guests: readonly Guest[],
    { seed = 0, polling = false }: { seed?: number; polling?: boolean } = {},
  ) {
    this.members = guests.map((guest, i) => {
      const way = polling && i === guests.length - 1 ? "polling" : "websocket";
      return new CrashMember(origin, room, guest, `crowd-${i}` as ClientId, way);
    });
    let value = seed;
    this.#drag = setInterval(() => {
      value += 1;
      for (const member of this.members)
        if (this.#isDragging && member.replica.isJoined)
          member.write(["tilt", "swell"][value % 2] ?? "tilt", (value % 39) / 10);
    }, DRAG_MS);
    this.#pumps = this.members.map((member) => member.pump(() => this.#isOver));
  }

  /** When everybody has had as many more edits acknowledged. */
  async acknowledged(more: number): Promise<void> {
    const had = this.members.map(({ acks }) => acks);
    await until("edits are acknowledged", () =>
      this.members.every(({ acks }, i) => acks >= (had[i] ?? 0) + more),
    );
  }

  /** When everybody has seen one more frame. */
  async shown(): Promise<void> {
    const had = this.members.map(({ frames }) => frames);
    await until("frames are shown", () => this.members.every(({ frames }, i) => frames > (had[i] ?? 0)));
  }

  /** When everybody has had an edit acknowledged that they sent from now on. */
  async editsAgain(): Promise<void> {
    const from = performance.now();
    await until("edits are acknowledged again", () => this.members.every(({ ackOf }) => ackOf > from));
  }

  /** When everybody has seen a frame of a moment that nobody has reached by now. */
  async framesAgain(): Promise<void> {
    const reached = Math.max(...this.members.map(({ replica }) => replica.seq));
    await until("frames are shown again", () => this.members.every(({ shown }) => shown > reached));
  }

  /** When all have the settled picture of the last moment. After `rest`. */
  async pictured(): Promise<void> {
    await until("the settled picture is there", () =>
      this.members.every(({ settled, replica }) => settled >= replica.seq),
    );
  }

  letGo(): void {
    this.#isDragging = false;
  }

  takeHold(): void {
    this.#isDragging = true;
  }

  /** Lets go. When everything is acknowledged and all are at one moment. */
  async rest(): Promise<void> {
    this.letGo();
    const replicas = this.members.map(({ replica }) => replica);
    await until("all is settled", () =>
      replicas.every((replica) => !replica.hasUnsettled && !replica.isBehind),
    );
    const last = Math.max(...replicas.map(({ seq }) => seq));
    await until("all are at one moment", () => replicas.every(({ seq }) => seq === last));
  }

  /** Whether all see what the log says. */
  isAtOne(events: readonly RoomEvent[]): boolean {
    const said = canonicalJson(replay(events).recipe);
    return this.members.every(({ replica }) => canonicalJson(replica.view) === said);
  }

  /** What some were told that a person would see, each once. */
  get told(): string[] {
    return [...new Set(this.members.flatMap(({ told }) => told))];
  }

  /** May be called again. */
  async close(): Promise<void> {
    clearInterval(this.#drag);
    this.#isOver = true;
    await Promise.all(this.#pumps);
    for (const member of this.members) member.close();
  }
}

async function until(what: string, isSo: () => boolean): Promise<void> {
  for (const late = performance.now() + PATIENCE_MS; !isSo(); await pause(LOOK_MS))
    if (performance.now() > late) throw new Error(`waited in vain until ${what}`);
}
