import type { Register } from "@/core/picture/edits/edit";

type Changed = () => void;

/** Who wants to know when a register changes: by its name, or by how its name begins. */
export class Watchers {
  readonly #byName = new Map<Register, Set<Changed>>();
  readonly #byPrefix = new Map<string, Set<Changed>>();

  watch(register: Register, changed: Changed): () => void {
    return add(this.#byName, register, changed);
  }

  watchAll(prefix: string, changed: Changed): () => void {
    return add(this.#byPrefix, prefix, changed);
  }

  tell(register: Register): void {
    for (const changed of this.#byName.get(register) ?? []) changed();
    for (const [prefix, all] of this.#byPrefix)
      if (register.startsWith(prefix)) for (const changed of all) changed();
  }

  tellAll(): void {
    for (const all of [...this.#byName.values(), ...this.#byPrefix.values()])
      for (const changed of all) changed();
  }
}

function add(map: Map<string, Set<Changed>>, key: string, changed: Changed): () => void {
  const all = map.get(key) ?? new Set();
  map.set(key, all);
  all.add(changed);
  return () => {
    all.delete(changed);
    if (all.size === 0) map.delete(key);
  };
}
