/** What is scrolled: an element, or what stands for one in a test. Lengths in CSS pixels. */
export type Scrolled = Pick<
  HTMLElement,
  "scrollTop" | "scrollLeft" | "scrollHeight" | "scrollWidth" | "clientHeight" | "clientWidth"
>;
export type FollowAxis = "x" | "y";

/** This near to the end counts as at the end: less than a line, or than half a picture. */
const NEAR = 24;

/**
 * Keeps a list that grows at its end where its reader is. Who is at the end sees what comes; who has gone back to read stays
 * there, and is told how much is new below.
 */
export class FollowEnd {
  #atEnd = true;
  #fresh = 0;

  constructor(
    private readonly box: Scrolled,
    private readonly axis: FollowAxis,
    /** Told how many are new beyond what is in view, when that changes. */
    private readonly tell: (fresh: number) => void,
  ) {}

  /** The reader scrolled, or the list did. */
  scrolled(): void {
    this.#atEnd = this.#distance() <= NEAR;
    if (this.#atEnd) this.#say(0);
  }

  /** `by` more stand at the end; `follow` goes there wherever the reader is. */
  grew(by: number, follow = false): void {
    if (this.#atEnd || follow) this.toEnd();
    else this.#say(this.#fresh + by);
  }

  /** The box or what is in it has another size. */
  resized(): void {
    if (this.#atEnd) this.toEnd();
  }

  toEnd(): void {
    const { box } = this;
    if (this.axis === "y") box.scrollTop = box.scrollHeight;
    else box.scrollLeft = box.scrollWidth;
    this.#atEnd = true;
    this.#say(0);
  }

  #distance(): number {
    const { box } = this;
    return this.axis === "y"
      ? box.scrollHeight - box.scrollTop - box.clientHeight
      : box.scrollWidth - box.scrollLeft - box.clientWidth;
  }

  #say(fresh: number): void {
    if (fresh === this.#fresh) return;
    this.#fresh = fresh;
    this.tell(fresh);
  }
}

/** How many of `now` came after the last of `before`; all, when that one is gone; none, when there was none. */
export function freshSince<T>(before: readonly T[], now: readonly T[]): number {
  const last = before.at(-1);
  if (last === undefined) return 0;
  const at = now.lastIndexOf(last);
  return at === -1 ? now.length : now.length - 1 - at;
}
