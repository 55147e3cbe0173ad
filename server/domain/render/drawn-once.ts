/** The newest pictures by name, each drawn once however many ask for it. One that could not be drawn is tried again. */
export class DrawnOnce {
  readonly #kept = new Map<string, Promise<Uint8Array>>();

  constructor(private readonly most: number) {}

  of(name: string, draw: () => Promise<Uint8Array>): Promise<Uint8Array> {
    const kept = this.#kept.get(name);
    if (kept) return kept;
    const drawing = draw();
    this.#kept.set(name, drawing);
    drawing.catch(() => this.#kept.delete(name));
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= this.most) break;
      this.#kept.delete(oldest);
    }
    return drawing;
  }
}
