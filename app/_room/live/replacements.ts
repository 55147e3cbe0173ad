import type { ActorId } from "@/core/kernel/ids/ids";
import { type Edit, registerOf } from "@/core/picture/edits/edit";
import { readRegister } from "@/core/picture/edits/register";
import type { Recipe } from "@/core/picture/recipe/recipe";
import { type Replaced, stillReplaced, withReplaced } from "@/core/room/client/replaced";
import { Signal } from "./signal";

/** What all share and others replaced: it can be brought back in one step. */
export class Replacements {
  /** The latest first. */
  readonly all = new Signal<readonly Replaced[]>([]);
  #left: Replaced | null = null;

  constructor(private readonly recipe: () => Recipe) {}

  /** An edit is about to be part of what I see. */
  wrote(edit: Edit, by: ActorId, me: ActorId): void {
    const register = registerOf(edit, by);
    const wrote = { register, by, before: readRegister(this.recipe(), register) };
    this.all.set(withReplaced(this.all.get(), wrote, me));
  }

  /** Something was committed: what is as it was before needs no bringing back, nor what another picture has taken the place of. */
  tidy(isAnother: boolean): void {
    if (isAnother) this.#left = null;
    if (isAnother) this.all.set([]);
    this.#keep(this.all.get());
  }

  leave(replaced: Replaced): void {
    this.all.set(this.all.get().filter((one) => one !== replaced));
    this.#left = replaced;
  }

  /** Offers again what was left last. */
  offerLeft(): void {
    this.#keep([...this.all.get(), ...(this.#left ? [this.#left] : [])]);
    this.#left = null;
  }

  #keep(replaced: readonly Replaced[]): void {
    this.all.set(stillReplaced(replaced, (register) => readRegister(this.recipe(), register)));
  }
}
