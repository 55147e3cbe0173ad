import type { Segment } from "./segments";

/** What a fader shows at one moment. */
export type FaderState = {
  /** Fraction of the travel, 0..1. */
  at: number;
  value: number;
  words: string;
  segments: readonly (Segment & { colour: string; dimmed: boolean })[];
  grabbed: { name: string; colour: string } | null;
  held: boolean;
  disabled: boolean;
};

/**
 * Draws a fader by writing to its elements: no React on the way. The slider element holds the value for assistive
 * technology; parts inside are found by data-part.
 */
export class FaderFace {
  readonly #rail: HTMLElement | null;
  readonly #knob: HTMLElement | null;
  readonly #words: HTMLElement | null;
  readonly #tag: HTMLElement | null;

  constructor(
    private readonly slider: HTMLElement,
    private readonly axis: "x" | "y",
  ) {
    const part = (name: string) => slider.querySelector<HTMLElement>(`[data-part="${name}"]`);
    this.#rail = part("rail");
    this.#knob = part("knob");
    this.#words = part("words");
    this.#tag = part("tag");
  }

  /** `said`: the value as assistive technology reads it. */
  draw(state: FaderState, said: string): void {
    const { slider } = this;
    slider.setAttribute("aria-valuenow", String(Math.round(state.value * 1e4) / 1e4));
    slider.setAttribute("aria-valuetext", said);
    if (state.disabled) slider.setAttribute("aria-disabled", "true");
    else slider.removeAttribute("aria-disabled");
    slider.toggleAttribute("data-held", state.held);
    slider.toggleAttribute("data-rest", state.segments.length === 0 && !state.held && !state.grabbed);
    slider.toggleAttribute("data-grabbed", state.grabbed !== null);
    slider.style.setProperty("--at", state.at.toFixed(4));
    slider.style.setProperty("--hand", state.grabbed?.colour ?? "transparent");
    if (this.#words && this.#words.textContent !== state.words) this.#words.textContent = state.words;
    if (this.#tag) {
      const name = state.grabbed?.name ?? "";
      if (this.#tag.textContent !== name) this.#tag.textContent = name;
      // Beside the knob, where there is more room: over it would be the value.
      this.#tag.dataset.side = state.at > 0.5 ? "left" : "right";
    }
    if (this.#knob) this.#knob.hidden = false;
    this.#drawSegments(state.segments);
  }

  #drawSegments(segments: FaderState["segments"]): void {
    const rail = this.#rail;
    if (!rail) return;
    while (rail.childElementCount > segments.length) rail.lastElementChild?.remove();
    while (rail.childElementCount < segments.length) rail.append(document.createElement("i"));
    segments.forEach((segment, i) => {
      const part = rail.children[i];
      if (!(part instanceof HTMLElement)) return;
      // Cut from the whole rail, with a hair between two: a place or a size would be laid out again at every move.
      const [before, after] = [`calc(${segment.from * 100}% + 1px)`, `${(1 - segment.to) * 100}%`];
      part.style.clipPath =
        this.axis === "x" ? `inset(0 ${after} 0 ${before})` : `inset(${after} 0 ${before} 0)`;
      part.style.background = segment.colour;
      part.style.opacity = segment.dimmed ? "0.18" : "1";
    });
  }
}
