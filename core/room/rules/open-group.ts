import { type Register, registerOf } from "@/core/picture/edits/edit";
import { readRegister } from "@/core/picture/edits/register";
import type { Recipe } from "@/core/picture/recipe/recipe";
import { waitingBytes } from "./log-room";
import type { Waiting } from "./waiting";

/**
 * Edits that will be written together: of one gesture's writes to a register only the last is kept, at its own place.
 * Writes that add or remove something in a list stay, so that the list's order and limits are those everyone saw.
 */
export class OpenGroup {
  readonly #edits = new Set<Waiting>();
  readonly #last = new Map<string, { edit: Waiting; inPlace: boolean }>();
  #bytes = 0;

  get edits(): Waiting[] {
    return [...this.#edits];
  }

  /** At most what they will take in the log. */
  get bytes(): number {
    return this.#bytes;
  }

  get isEmpty(): boolean {
    return this.#edits.size === 0;
  }

  /** @param view the recipe before the edit */
  add(edit: Waiting, view: Recipe): void {
    const register = registerOf(edit.edit, edit.actor);
    const inPlace = !changesList(edit, register, view);
    const key = `${edit.actor} ${edit.client} ${edit.gesture} ${register}`;
    const before = this.#last.get(key);
    if (before?.inPlace && inPlace && this.#edits.delete(before.edit))
      this.#bytes -= waitingBytes(before.edit);
    this.#edits.add(edit);
    this.#bytes += waitingBytes(edit);
    this.#last.set(key, { edit, inPlace });
  }
}

function changesList({ edit }: Waiting, register: Register, view: Recipe): boolean {
  if (edit.kind !== "blend" && edit.kind !== "hold" && edit.kind !== "keyframe") return false;
  return edit.value === null || readRegister(view, register) === null;
}
