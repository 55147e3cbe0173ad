import { idsOf } from "@/core/kernel/ids/branded";
import type { ActorId, ClientId } from "@/core/kernel/ids/ids";
import { pullersOf } from "@/core/picture/recipe/pullers";
import { ROOM_LIMITS } from "@/core/room/protocol/limits";
import type { Member } from "@/core/room/protocol/messages";
import type { Role } from "@/core/room/protocol/roles";
import { BASE } from "@/core/room/rules/fade";
import { type RoomState, roleOf } from "@/core/room/rules/state";
import type { Person } from "@/server/domain/identity/actors";
import type { TabId } from "../port/calls";

/** One tab in the room, for as long as its connection lasts: one that comes back is another. */
export type Visitor = {
  tab: TabId;
  actor: ActorId;
  client: ClientId;
  hidden: boolean;
  /** Whether others were told that it has a hand on something. */
  holds: boolean;
};

/** The name of the room's base among contributors. */
const PEOPLE_WHO_LEFT: Person = { name: "People who left", isGuest: true };

/** Who is in a room and how they look to others: names, colours, presence. */
export class RoomMembers {
  readonly #visitors = new Map<TabId, Visitor>();
  readonly #people = new Map<ActorId, Person>();
  readonly #colours = new Map<ActorId, number>();
  readonly #asking = new Set<ActorId>();

  enter(visitor: Visitor, person: Person): void {
    this.#visitors.set(visitor.tab, visitor);
    this.#people.set(visitor.actor, person);
  }

  /** Removes a tab. Answers it, or null where it was not here. */
  leave(tab: TabId): Visitor | null {
    const visitor = this.visitor(tab);
    this.#visitors.delete(tab);
    if (visitor && !this.online.has(visitor.actor)) this.#asking.delete(visitor.actor);
    return visitor;
  }

  visitor(tab: TabId): Visitor | null {
    return this.#visitors.get(tab) ?? null;
  }

  /** Somebody waits for the host to let them edit: until they are answered, may edit, or are gone. */
  asks(actor: ActorId): void {
    this.#asking.add(actor);
  }

  /** Whether they had asked. */
  answered(actor: ActorId): boolean {
    return this.#asking.delete(actor);
  }

  /** Forgets the questions of people who are not viewers any more. */
  tidyAsks(state: RoomState): void {
    for (const actor of this.#asking) if (roleOf(state, actor) !== "viewer") this.#asking.delete(actor);
  }

  learn(people: ReadonlyMap<ActorId, Person>): void {
    for (const [actor, person] of people) this.#people.set(actor, person);
  }

  person(actor: ActorId): Person {
    return this.#people.get(actor) ?? { name: "Someone who left", isGuest: true };
  }

  get isEmpty(): boolean {
    return this.#visitors.size === 0;
  }

  /** Tabs that want frames. */
  get watching(): number {
    return [...this.#visitors.values()].filter((v) => !v.hidden).length;
  }

  get online(): ReadonlySet<ActorId> {
    return new Set([...this.#visitors.values()].map((v) => v.actor));
  }

  /**
   * Whether one more person of a role fits: 200 members, and 500 viewers more.
   * @param ahead people who wait for a place before them; negative for how many the host lets in beyond that
   */
  hasPlace(role: Role, ahead: number, state: RoomState): boolean {
    const watches = role === "viewer";
    const alike = [...this.online].filter((a) => (roleOf(state, a) === "viewer") === watches).length;
    return alike + ahead < (watches ? ROOM_LIMITS.viewers : ROOM_LIMITS.members);
  }

  /** Members, and those who left but whose contributions still shape the picture; the first to come is the first. */
  list(state: RoomState): Member[] {
    const online = this.online;
    const pulling = pullersOf(state.recipe);
    const actors = new Set([...idsOf(state.roles), ...pulling]);
    // A room that is open to all has many who came once: only those who count now are listed.
    const shown = [...actors].filter((a) => online.has(a) || pulling.has(a) || roleOf(state, a) === "host");
    return shown
      .map((actor) => ({
        actor,
        ...(actor === BASE ? this.#base(state, pulling.has(BASE)) : this.person(actor)),
        role: roleOf(state, actor) ?? ("viewer" as const),
        colour: this.#colourOf(actor),
        online: online.has(actor),
        muted: state.muted[actor] !== undefined,
        asks: this.#asking.has(actor),
        since: state.roles[actor]?.since ?? 0,
      }))
      .sort((a, b) => a.since - b.since || (a.actor < b.actor ? -1 : 1));
  }

  /** The instance among contributors: it hosts The Commons, and has the contributions of people who left. */
  #base(state: RoomState, contributes: boolean): Person {
    if (roleOf(state, BASE) !== "host") return PEOPLE_WHO_LEFT;
    const { name, isGuest } = this.person(BASE);
    return { name: contributes ? `${name} and people who left` : name, isGuest };
  }

  /** The first colour nobody has; kept for as long as the room is open. */
  #colourOf(actor: ActorId): number {
    const known = this.#colours.get(actor);
    if (known !== undefined) return known;
    const taken = new Set(this.#colours.values());
    let colour = 0;
    while (taken.has(colour)) colour += 1;
    this.#colours.set(actor, colour);
    return colour;
  }
}
