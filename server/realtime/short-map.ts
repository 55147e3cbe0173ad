/**
 * Does what Socket.IO asks of a client's two maps. A client is in one namespace, so that there is nearly always one entry; a `Map` of one takes
 * 300 bytes a connection.
 */
export class ShortMap<K, V> {
  #only: readonly [K, V] | null = null;
  /** As soon as there were two. */
  #all: Map<K, V> | null = null;

  constructor(entries: Iterable<readonly [K, V]>) {
    for (const [key, value] of entries) this.set(key, value);
  }

  get size(): number {
    return this.#all?.size ?? (this.#only ? 1 : 0);
  }

  has(key: K): boolean {
    return this.#all?.has(key) ?? this.#only?.[0] === key;
  }

  get(key: K): V | undefined {
    if (this.#all) return this.#all.get(key);
    return this.#only?.[0] === key ? this.#only[1] : undefined;
  }

  set(key: K, value: V): this {
    if (this.#only && this.#only[0] !== key) this.#all ??= new Map([this.#only]);
    if (this.#all) this.#all.set(key, value);
    else this.#only = [key, value];
    return this;
  }

  delete(key: K): boolean {
    const had = this.has(key);
    if (had) this.#only = null;
    this.#all?.delete(key);
    return had;
  }

  clear(): void {
    this.#only = null;
    this.#all?.clear();
  }

  values(): Iterable<V> {
    return this.#all?.values() ?? (this.#only ? [this.#only[1]] : []);
  }
}
