import type { Code } from "@/core/kernel/errors";
import type { ActorId } from "@/core/kernel/ids/ids";
import type { Mate } from "@/core/picture/breed/mate";
import type { Levels } from "@/core/picture/drift/music";
import type { Edit, Register } from "@/core/picture/edits/edit";
import type { Reach } from "@/core/picture/surprise/surprise";
import type {
  ChatLine,
  DoorMessage,
  Member,
  Place,
  ReactMessage,
  RoomStatus,
  Settled,
} from "@/core/room/protocol/messages";
import type { Role } from "@/core/room/protocol/roles";
import { NOT_PAINTING, type Painting } from "./painting";
import { Signal } from "./signal";

/** `pace` 1 is slow. What is heard says how loud it is, and nothing else. */
export type Drift = { on: boolean; pace: number; sound: Sound | null };
type Sound = { from: "microphone" | "file"; levels: () => Levels; stop: () => void };

/** Edits that I have not made yet. */
export type Proposed = { reach: Reach; seed: number; edits: readonly Edit[] };

export type Connection =
  | { state: "connecting" | "live" | "reconnecting" | "offline" }
  | { state: "closed"; code: Code; words: string };

export type People = { members: readonly Member[]; me: ActorId; role: Role };

/** A moment of the past that I look at while the room goes on. `aspect`: how often as wide as high its picture is, where that is known. */
export type PastMoment = { seq: number; url: string; by: string; at: number; aspect?: number };

/** What children are bred from besides the present picture, and how far from it. */
export type BreedingFrom = { mate: Mate | null; reach: number };

/** What React draws of a room, each value by itself, and who is told of what happens once. */
export class RoomSignals {
  readonly connection = new Signal<Connection>({ state: "connecting" });
  readonly people: Signal<People>;
  readonly status = new Signal<RoomStatus>({
    title: "",
    frozen: false,
    locked: [],
    storage: "ok",
    render: "ok",
  });
  /** Who waits before the room; told to its host. */
  readonly door = new Signal<DoorMessage>({ waiting: [], more: 0 });
  readonly chat = new Signal<readonly ChatLine[]>([]);
  readonly settled = new Signal<Settled | null>(null);
  /** Why I cannot edit; null when I can. */
  readonly blocked = new Signal<Code | null>(null);
  /** Whose pulls stand out on every fader. */
  readonly spotlight = new Signal<ActorId | null>(null);
  readonly following = new Signal<ActorId | null>(null);
  /** What whoever I follow changed or moves: a control's id, or the name of a register. */
  readonly followed = new Signal<string | null>(null);
  /** A panel to open. */
  readonly goTo = new Signal<{ panel: string } | null>(null);
  /** A surprise that I look at beside the picture before it takes its place. */
  readonly proposed = new Signal<Proposed | null>(null);
  readonly pastMoment = new Signal<PastMoment | null>(null);
  readonly peek = new Signal<string | null>(null);
  /** A moment that lies over the picture, so that the two can be compared. */
  readonly compared = new Signal<Pick<PastMoment, "seq" | "url"> | null>(null);
  /** Children of the picture that I am choosing from. */
  readonly breeding = new Signal<BreedingFrom | null>(null);
  /** What I paint with. */
  readonly painting = new Signal<Painting>(NOT_PAINTING);
  /** What happened, for people who cannot see it. */
  readonly news = new Signal<string>("");
  /** Counts up as often as something is asked of me. */
  readonly asked = new Signal<number>(0);
  readonly onReaction = new Set<(reaction: ReactMessage & { actor: ActorId }) => void>();
  /** Somebody, I too, has a hand on a register or has written it. */
  readonly onAct = new Set<(actor: ActorId, register: Register) => void>();
  /** Whether the picture drifts by my hand, how fast, and what I let it hear. */
  readonly drift = new Signal<Drift>({ on: false, pace: 1, sound: null });
  /** Where the next line of chat is pinned, or that the place is being chosen. */
  readonly pinning = new Signal<Place | "choosing" | null>(null);
  readonly knobsOpen = new Signal<boolean>(false);
  /** Whether the picture fills the screen, with nothing else. */
  readonly onStage = new Signal<boolean>(false);
  readonly onRefused = new Set<(code: Code, words: string) => void>();
  /** The host has answered whether I may edit. */
  readonly onAnswered = new Set<(mayEdit: boolean) => void>();

  constructor(me: ActorId) {
    this.people = new Signal<People>({ members: [], me, role: "viewer" });
  }
}
