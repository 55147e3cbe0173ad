import { Signal } from "@/app/_room/live/signal";
import { ENOUGH, kindOf, stepsOf } from "@/core/kernel/knobs/encoder";
import { learnt, type Mapping, unlearnt } from "@/core/kernel/knobs/mapping";
import type { Turn } from "@/core/kernel/knobs/midi";
import { type Grip, NO_GRIP, taken } from "@/core/kernel/knobs/takeover";
import { gestureAt, TURN_MS } from "@/core/kernel/knobs/turns";
import type { FaderMoves } from "../fader/fader-gestures";
import { keepMappings, keptMappings } from "./kept-mappings";
import type { Target } from "./targets";

type Going = { gesture: number; at: number; refused: boolean; end: ReturnType<typeof setTimeout> };
const MIDI_MOST = 127;

/** Knobs, and what they move: learns one by its being turned, takes hold softly, and makes one gesture of a turn. */
export class Knobs {
  readonly mappings = new Signal<readonly Mapping[]>(keptMappings());
  /** What the next knob that is turned is to move. */
  readonly learning = new Signal<string | null>(null);
  readonly #said = new Map<string, number[]>();
  readonly #grips = new Map<string, Grip>();
  readonly #going = new Map<string, Going>();

  constructor(private readonly targets: () => readonly Target[]) {}

  learn(target: string | null): void {
    this.#said.clear();
    this.learning.set(target);
  }

  forget(target: string): void {
    this.#keep(unlearnt(this.mappings.get(), target));
  }

  /** A knob was turned. */
  readonly turned = (turn: Turn): void => {
    const target = this.learning.get();
    if (target === null) this.#move(turn);
    else this.#hear(turn, target);
  };

  #move(turn: Turn): void {
    const mapping = this.mappings.get().find(({ source }) => source === turn.source);
    const moves = mapping && this.#movesOf(mapping.target);
    if (!mapping || !moves) return;
    const { min, max, read, step } = moves;
    if (mapping.kind !== "absolute") {
      this.by(mapping.target, stepsOf(mapping.kind, turn.value) * step);
      return;
    }
    const at = (read() - min) / (max - min);
    const { grip, to } = taken(this.#grips.get(turn.source) ?? NO_GRIP, turn.value / MIDI_MOST, at);
    this.#grips.set(turn.source, grip);
    if (to !== null) this.by(mapping.target, min + to * (max - min) - read());
  }

  /** Moves something by an amount in its own units, as part of the turn that goes on. */
  by(target: string, amount: number): void {
    const moves = this.#movesOf(target);
    if (!moves || amount === 0) return;
    const going = this.#turnOf(target, moves);
    if (going.refused) return;
    const { min, max, read, move } = moves;
    const from = read();
    const to = Math.max(min, Math.min(max, from + amount));
    if (to !== from) move(to - from, going.gesture);
  }

  stop(): void {
    for (const { end } of this.#going.values()) clearTimeout(end);
    this.#going.clear();
  }

  #movesOf = (id: string): FaderMoves | undefined => this.targets().find((target) => target.id === id)?.moves;

  #turnOf(target: string, moves: FaderMoves): Going {
    const before = this.#going.get(target);
    if (before) clearTimeout(before.end);
    const next = gestureAt(before, performance.now(), moves.newGesture);
    const isNew = next.gesture !== before?.gesture;
    const refused = isNew ? moves.refuse() : (before?.refused ?? false);
    if (isNew && !refused) moves.grab(true);
    const end = setTimeout(() => {
      this.#going.delete(target);
      if (!refused) moves.grab(false);
    }, TURN_MS);
    const going = { ...next, refused, end };
    this.#going.set(target, going);
    return going;
  }

  /** Enough was heard of one knob: it is learnt. */
  #hear({ source, value }: Turn, target: string): void {
    const said = [...(this.#said.get(source) ?? []), value];
    this.#said.set(source, said);
    if (said.length < ENOUGH) return;
    this.learnAs({ source, target, kind: kindOf(said) });
  }

  learnAs(mapping: Mapping): void {
    this.learn(null);
    this.#grips.delete(mapping.source);
    this.#keep(learnt(this.mappings.get(), mapping));
  }

  #keep(mappings: readonly Mapping[]): void {
    this.mappings.set(mappings);
    keepMappings(mappings);
  }
}
