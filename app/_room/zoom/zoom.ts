import { type Point, panned, pinched, type View, WHOLE, zoomed } from "./view";

/** How I look at the picture. It is mine alone; what follows it is told past React. */
export class Zoom {
  #view: View = WHOLE;
  readonly #told = new Set<() => void>();

  get view(): View {
    return this.#view;
  }

  get isWhole(): boolean {
    return this.#view.scale === 1;
  }

  readonly watch = (told: () => void): (() => void) => {
    this.#told.add(told);
    return () => this.#told.delete(told);
  };

  /** Nearer or farther by a factor, around a place of the frame or its middle. */
  readonly by = (factor: number, at: Point = { x: 0.5, y: 0.5 }): void =>
    this.#set(zoomed(this.#view, factor, at));
  readonly pan = (x: number, y: number): void => this.#set(panned(this.#view, { x, y }));
  readonly pinch = (...fingers: [from: readonly [Point, Point], to: readonly [Point, Point]]): void =>
    this.#set(pinched(this.#view, ...fingers));
  readonly whole = (): void => this.#set(WHOLE);

  #set(view: View): void {
    this.#view = view;
    for (const tell of this.#told) tell();
  }
}
