import {
  type ActorId,
  type ClientId,
  type ControlId,
  type ModelId,
  type RoomId,
  Sha256,
} from "@/core/kernel/ids/ids";
import type { Edit } from "@/core/picture/edits/edit";
import { emptyRecipe } from "@/core/picture/recipe/recipe";
import type { CommandMessage } from "@/core/room/protocol/messages";
import type { ModelShape, Models } from "@/core/room/rules/decide";
import { hostOf } from "@/core/room/rules/state";
import { Network } from "./network";
import { seeded } from "./random";
import { TestServer } from "./server";
import { Tab } from "./tab";

const CONTROLS = ["warmth", "detail", "contrast", "horizon"] as ControlId[];
export const MEMBERS = ["host", "ana", "ben", "cleo", "dev"] as ActorId[];
const shape = (id: string, hash: string, controls: readonly string[]): ModelShape => ({
  id: id as ModelId,
  hash: Sha256.parse(hash.repeat(64)),
  controls: new Set(controls),
  classes: new Set(["tide", "bloom"]),
});
const MODELS: Models = new Map([
  ["fields", shape("fields", "a", CONTROLS)],
  ["waves", shape("waves", "b", CONTROLS.slice(0, 3))],
]);

/** Five people, one of them with two tabs, a server, and weather: everything that happens follows from the seed. */
export class World {
  readonly random: ReturnType<typeof seeded>;
  readonly network: Network;
  readonly server: TestServer;
  readonly tabs: Tab[];
  /** What was done, for the reader of a failure. */
  readonly ops: string[] = [];
  #gesture = 0;

  constructor(readonly seed: number) {
    this.random = seeded(seed);
    this.network = new Network(this.random, { loss: 0.08, duplicate: 0.08, delay: 12 });
    this.server = new TestServer("room" as RoomId, MEMBERS[0] as ActorId, MEMBERS, MODELS);
    this.tabs = [...MEMBERS, "ana" as ActorId].map(
      (actor, i) => new Tab(actor, `client-${i}` as ClientId, this.server, this.network),
    );
  }

  /** One tick: something happens, some send, the disk turns, messages move. */
  step(t: number): void {
    this.#happen();
    for (const tab of this.tabs) if (this.random.chance(0.5)) tab.flush();
    if (t % 5 === 0) this.server.write();
    if (t % 5 === 2) this.server.written();
    this.network.tick();
  }

  /** The weather clears; everyone comes back; everything under way arrives. */
  calm(): void {
    this.network.weather = { loss: 0, duplicate: 0, delay: 1 };
    this.server.broken = false;
    this.#comeBack();
    for (let t = 0; t < 400; t++) {
      for (const tab of this.tabs) tab.flush();
      this.server.write();
      this.server.written();
      this.network.tick();
      const quiet = this.tabs.every((tab) => !tab.client.hasUnsettled && !tab.client.isBehind);
      if (t > 60 && this.network.isIdle && quiet) break;
    }
    // The last message of all may have been lost: a frame's or a settled picture's seq tells, and one joins again.
    for (const tab of this.tabs) if (tab.client.seq < this.server.core.state.seq) tab.connect();
  }

  #happen(): void {
    const { random, server } = this;
    const tab = random.pick(this.tabs);
    const member = random.pick(MEMBERS);
    const control = random.pick(CONTROLS);
    const to = random.below(server.log.length);
    const on = random.chance(0.5);
    const happenings: [weight: number, happen: () => void][] = [
      [560, () => this.#write(tab)],
      [40, () => this.#command(tab.actor, { kind: "undo" })],
      [30, () => this.#undoAndRedo(tab.actor)],
      [15, () => this.#revertMidDrag(member, to)],
      [8, () => this.#asHost({ kind: "restore", to })],
      [15, () => this.#asHost({ kind: "mute", member, muted: random.chance(0.3) })],
      [8, () => this.#asHost({ kind: "freeze", frozen: random.chance(0.3) })],
      [10, () => this.#asHost({ kind: "lock", control, locked: on })],
      [8, () => this.#asHost({ kind: "role", member, role: random.pick(["host", "editor", "viewer"]) })],
      [8, () => this.#asHost({ kind: "role", member, role: "editor" })],
      [4, () => this.#kickAndReadmit(member)],
      [20, () => this.#goOffline(tab)],
      [40, () => this.#comeBack()],
      [6, () => this.#crash()],
      [4, () => this.#breakDisk(true)],
      [40, () => this.#breakDisk(false)],
      [184, () => undefined],
    ];
    let dice = random.below(happenings.reduce((sum, [weight]) => sum + weight, 0));
    happenings.find(([weight]) => {
      dice -= weight;
      return dice < 0;
    })?.[1]();
  }

  #undoAndRedo(actor: ActorId): void {
    this.#command(actor, { kind: "undo" });
    this.#command(actor, { kind: "redo" });
  }

  #goOffline(tab: Tab): void {
    this.ops.push(`${tab.id} goes offline`);
    tab.disconnect();
  }

  #comeBack(): void {
    for (const tab of this.tabs) if (!tab.online) tab.connect();
  }

  #breakDisk(broken: boolean): void {
    if (this.server.broken === broken) return;
    this.server.broken = broken;
    this.ops.push(`disk ${broken ? "broken" : "mended"}`);
  }

  #write(tab: Tab, edits: Edit[] = this.#someEdits()): void {
    if (this.random.chance(0.4)) this.#gesture += 1;
    for (const edit of edits) {
      this.ops.push(`${tab.id} ${JSON.stringify(edit)}`);
      tab.client.write(edit, this.#gesture);
    }
  }

  /** The member drags on while the host takes them back; what they wrote before is refused, what comes after counts. */
  #revertMidDrag(member: ActorId, to: number): void {
    const tab = this.tabs.find(({ actor }) => actor === member);
    const drag = (value: number): Edit[] => [
      { kind: "contribution", control: CONTROLS[0] as ControlId, value },
    ];
    if (tab) this.#write(tab, drag(1));
    tab?.flush();
    if (tab) this.#write(tab, drag(1.5));
    this.#asHost({ kind: "revert", member, to });
    if (tab) this.#write(tab, drag(2));
  }

  #kickAndReadmit(member: ActorId): void {
    this.#asHost({ kind: "kick", member });
    this.#asHost({ kind: "readmit", member });
    if (this.random.chance(0.8) && !this.server.core.isReadOnly)
      this.server.core.record({ at: 0, actor: member, kind: "joined", payload: { role: "editor" } });
  }

  #crash(): void {
    this.ops.push("crash");
    this.server.crash();
    for (const tab of this.tabs) tab.disconnect();
  }

  #asHost(command: CommandMessage): void {
    const host = hostOf(this.server.core.state);
    if (host) this.#command(host, command);
  }

  #command(actor: ActorId, command: CommandMessage): void {
    const outcome = this.server.command(actor, command, this.network.now);
    this.ops.push(`${actor} ${JSON.stringify(command)} ${outcome}`);
  }

  /** Mostly one; at times two at once, as an XY pad writes them. */
  #someEdits(): Edit[] {
    const amount = () => Math.round((this.random.next() * 8 - 4) * 1e4) / 1e4;
    const [x, y] = [CONTROLS[0] as ControlId, CONTROLS[1] as ControlId];
    if (this.random.chance(0.1))
      return [
        { kind: "contribution", control: x, value: amount() },
        { kind: "contribution", control: y, value: amount() },
      ];
    return [this.#someEdit(amount)];
  }

  #someEdit(amount: () => number): Edit {
    const { random } = this;
    const control = random.pick(CONTROLS);
    const gone = random.chance(0.3);
    const kind = random.below(15);
    if (kind < 6) return { kind: "contribution", control, value: gone ? 0 : amount() };
    if (kind === 6) return { kind: "seed", value: random.below(1000) };
    if (kind === 7) return { kind: "truncation", value: Math.abs(amount()) / 4 };
    if (kind === 8) return { kind: "influence", member: random.pick(MEMBERS), value: Math.abs(amount()) / 4 };
    if (kind === 9) return { kind: "hold", control, value: gone ? null : amount() };
    if (kind === 10)
      return { kind: "palette", value: gone ? null : { colours: ["#112233", "#aabbcc"], strength: 0.5 } };
    if (kind === 11) {
      const band = random.pick(["structure", "shapes", "colour"] as const);
      return { kind: "style", band, value: { tide: 1, bloom: random.below(2) } };
    }
    if (kind === 12) return { kind: "model", value: random.pick(["fields", "waves"]) as ModelId };
    if (kind === 13) {
      const value = gone
        ? null
        : { recipe: still(random.below(99)), at: random.below(9), ease: "linear" as const };
      return { kind: "keyframe", id: `k${random.below(4)}`, value };
    }
    const value = gone ? null : { source: { seed: random.below(99) }, band: "all" as const, weight: 0.25 };
    return { kind: "blend", id: `b${random.below(11)}`, value };
  }
}

function still(seed: number) {
  const fields = MODELS.get("fields") as ModelShape;
  const { keyframes: _none, ...rest } = emptyRecipe({ ...fields, classes: [{ id: "tide" }] }, seed);
  return rest;
}
