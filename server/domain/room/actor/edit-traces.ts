import type { RoomCore } from "@/core/room/rules/room-core";
import { type Attributes, areTraced, beginSpan, type Span } from "@/server/infra/trace/spans";

/** Edits of a room that wait for a frame; beyond them the oldest are given up, as where nobody watches. */
const MOST = 100;

type Traced = { rev: number; edit: Span; commit: Span; frame: Span; left: number };

/** One trace an edit: from its acceptance until it is on disk, and until a frame shows it. */
class EditTraces {
  #waiting: Traced[] = [];

  begun(rev: number, attributes: Attributes): { committed: () => void } {
    const edit = beginSpan("edit", attributes);
    const traced: Traced = { rev, edit, commit: edit.child("commit"), frame: edit.child("frame"), left: 2 };
    this.#waiting.push(traced);
    if (this.#waiting.length > MOST) this.#drawn(this.#waiting.shift(), { shown: "no" });
    return {
      committed: () => {
        traced.commit.end();
        this.#less(traced);
      },
    };
  }

  /** A frame was drawn that shows every edit up to this one. */
  drawn(rev: number, attributes: Attributes): void {
    for (const traced of this.#waiting.filter((one) => one.rev <= rev)) this.#drawn(traced, attributes);
    this.#waiting = this.#waiting.filter((one) => one.rev > rev);
  }

  #drawn(traced: Traced | undefined, attributes: Attributes): void {
    traced?.frame.end(attributes);
    if (traced) this.#less(traced);
  }

  #less(traced: Traced): void {
    traced.left -= 1;
    if (traced.left === 0) traced.edit.end();
  }
}

const OFF = { begun: () => ({ committed: () => {} }), drawn: () => {} };
const byRoom = new WeakMap<RoomCore, EditTraces>();

/** A room's traces; where nothing is traced, nothing is done. */
export function tracesOf(core: RoomCore): Pick<EditTraces, "begun" | "drawn"> {
  if (!areTraced()) return OFF;
  const traces = byRoom.get(core) ?? new EditTraces();
  byRoom.set(core, traces);
  return traces;
}
