import type { seeded } from "./random";

/** How badly a network behaves, as probabilities; delays in ticks. */
export type Weather = { loss: number; duplicate: number; delay: number };

/** Messages under way in virtual time: each arrives after its own delay, so they overtake each other; some never, some twice. */
export class Network {
  #now = 0;
  #order = 0;
  #underWay: { at: number; order: number; deliver: () => void }[] = [];

  constructor(
    private readonly random: ReturnType<typeof seeded>,
    public weather: Weather,
  ) {}

  get now(): number {
    return this.#now;
  }

  get isIdle(): boolean {
    return this.#underWay.length === 0;
  }

  send(deliver: () => void): void {
    if (this.random.chance(this.weather.loss)) return;
    this.#post(deliver);
    if (this.random.chance(this.weather.duplicate)) this.#post(deliver);
  }

  #post(deliver: () => void): void {
    this.#order += 1;
    this.#underWay.push({
      at: this.#now + 1 + this.random.below(this.weather.delay),
      order: this.#order,
      deliver,
    });
  }

  tick(): void {
    this.#now += 1;
    const due = this.#underWay
      .filter((m) => m.at <= this.#now)
      .sort((a, b) => a.at - b.at || a.order - b.order);
    this.#underWay = this.#underWay.filter((m) => m.at > this.#now);
    for (const { deliver } of due) deliver();
  }
}
