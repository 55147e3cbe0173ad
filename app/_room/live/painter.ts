/** Collects what has to be drawn again and draws each once, in the next animation frame. */
export class Painter {
  readonly #dirty = new Set<() => void>();
  #frame = 0;

  readonly soon = (paint: () => void): void => {
    this.#dirty.add(paint);
    if (this.#frame === 0) this.#frame = requestAnimationFrame(this.#paint);
  };

  readonly forget = (paint: () => void): void => {
    this.#dirty.delete(paint);
  };

  readonly #paint = (): void => {
    this.#frame = 0;
    const paints = [...this.#dirty];
    this.#dirty.clear();
    for (const paint of paints) paint();
  };
}
