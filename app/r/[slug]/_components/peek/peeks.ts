import type { LiveRoom } from "@/app/_room/live/live-room";
import { hashOf } from "@/core/kernel/canon/hash";
import type { ControlId, RoomId } from "@/core/kernel/ids/ids";
import { peekEdits } from "@/core/picture/peek/peek";
import { stillOf } from "@/core/picture/recipe/recipe";
import type { Sketch } from "@/core/room/protocol/sketch";
import { jsonLines } from "../panels/json-lines";

/** Addresses of two small pictures; null where there is none, or none yet. */
export type Peek = { less: string | null; more: string | null };
const NONE: Peek = { less: null, more: null };
const KEPT = 48;

/** What less and more of controls would do to the picture as it is now, drawn when somebody looks at one and kept for a while. */
export class Peeks {
  readonly #kept = new Map<string, Peek>();
  #running: AbortController | null = null;

  constructor(
    private readonly live: LiveRoom,
    private readonly room: RoomId,
  ) {}

  /** Draws the two, when the browser has nothing else to do, and tells of each. Looking at another ends it. */
  look(control: ControlId, tell: (peek: Peek) => void): void {
    this.stop();
    const stop = new AbortController();
    this.#running = stop;
    whenIdle(() => {
      if (!stop.signal.aborted) void this.#draw(control, stop.signal, tell);
    });
  }

  stop(): void {
    this.#running?.abort();
    this.#running = null;
  }

  async #draw(control: ControlId, signal: AbortSignal, tell: (peek: Peek) => void): Promise<void> {
    const { live } = this;
    const name = `${control} ${hashOf(stillOf(live.recipe))}`;
    const known = this.#kept.get(name);
    if (known) return tell(known);
    const { me, influence } = live;
    const edits = peekEdits(live.recipe, { me, control, influence });
    const sides = (["less", "more"] as const).filter((side) => edits[side]);
    let peek = NONE;
    tell(peek);
    if (sides.length === 0) return;
    const sketches = sides.map((side) => (edits[side] ? [edits[side]] : []));
    const onLine = ({ i, jpeg }: Sketch) => {
      const side = sides[i];
      if (!side || signal.aborted) return;
      peek = { ...peek, [side]: `data:image/jpeg;base64,${jpeg}` };
      tell(peek);
    };
    try {
      await jsonLines<Sketch>(
        `/api/sketch/${this.room}`,
        { kind: "peek", sketches },
        { signal, onLine, otherwise: "" },
      );
      this.#keep(name, peek);
    } catch {
      // Too much to do, or another was looked at: a peek is no promise.
    }
  }

  #keep(name: string, peek: Peek): void {
    this.#kept.set(name, peek);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > KEPT && oldest) this.#kept.delete(oldest);
  }
}

function whenIdle(act: () => void): void {
  if ("requestIdleCallback" in window) window.requestIdleCallback(act, { timeout: 500 });
  else setTimeout(act);
}
