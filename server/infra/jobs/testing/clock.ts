import type { Clock } from "../clock";

type Beat = { ms: number; due: number; act: () => Promise<void> };

/** A clock that stands still until a test lets time pass. */
export class ClockForTest implements Clock {
  #now = Date.now();
  readonly #beats = new Set<Beat>();

  readonly now = (): number => this.#now;

  readonly every = (ms: number, act: () => Promise<void>): (() => void) => {
    const beat = { ms, due: this.#now + ms, act };
    this.#beats.add(beat);
    return () => void this.#beats.delete(beat);
  };

  /** Lets time pass in steps; what is due in a step is done before the next. */
  async pass(ms: number, step: number): Promise<void> {
    for (const until = this.#now + ms; this.#now < until; ) {
      this.#now = Math.min(until, this.#now + step);
      for (const beat of this.#beats) {
        if (beat.due > this.#now) continue;
        beat.due += beat.ms;
        await beat.act();
      }
    }
  }

  /** The same clock for one process; stopped, it beats for that one no more. */
  part(): Clock & { stop: () => void } {
    const stops: (() => void)[] = [];
    return {
      now: this.now,
      every: (ms, act) => {
        const stop = this.every(ms, act);
        stops.push(stop);
        return stop;
      },
      stop: () => {
        for (const stop of stops) stop();
      },
    };
  }
}
