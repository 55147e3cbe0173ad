import { describe, expect, it } from "vitest";
import { canonicalJson } from "@/core/canon/jcs";
import { type Edit, registerOf } from "@/core/edits/edit";
import {
  type ActorId,
  type ClientId,
  type ControlId,
  type ModelId,
  type RoomId,
  Sha256,
} from "@/core/ids/ids";
import { verifyChain } from "@/core/log/chain";
import { replay } from "@/core/log/replay";
import type { EditAck, EditMessage } from "@/core/protocol/messages";
import type { Models } from "@/core/room/decide";
import { RoomClient } from "./room-client";
import { Network } from "./testing/network";
import { seeded } from "./testing/random";
import { TestServer } from "./testing/server";

const SEEDS = 240;
const TICKS = 220;
const CONTROLS = ["warmth", "detail", "contrast", "horizon"] as ControlId[];
const MEMBERS = ["host", "ana", "ben", "cleo", "dev"] as ActorId[];
const HASH = Sha256.parse("a".repeat(64));
const MODELS: Models = new Map([
  [
    "fields",
    {
      id: "fields" as ModelId,
      hash: HASH,
      controls: new Set<string>(CONTROLS),
      classes: new Set(["tide", "bloom"]),
    },
  ],
]);

/** One tab: a client over a bad network, which joins again when it must. */
class Tab {
  readonly client: RoomClient;
  readonly id: ClientId;
  online = true;
  readonly #takenBack = new Set<Edit>();
  readonly lost: string[] = [];
  #generation = 0;
  #answerDue = new Map<EditMessage, number>();

  constructor(
    readonly actor: ActorId,
    index: number,
    private readonly server: TestServer,
    private readonly network: Network,
  ) {
    this.id = `client-${index}` as ClientId;
    this.client = new RoomClient(this.id, {
      resync: () => this.connect(),
      refused: (edit) => {
        this.#takenBack.add(edit);
      },
    });
    this.connect();
  }

  disconnect(): void {
    this.online = false;
    this.#generation += 1;
    this.server.listeners.delete(this.id);
    this.#answerDue.clear();
    this.client.unanswered();
  }

  /** A new connection: what the old one still has under way is lost, and the join itself is reliable. */
  connect(): void {
    this.online = true;
    this.#generation += 1;
    this.#answerDue.clear();
    const mine = this.#generation;
    const onMine = (deliver: () => void) => this.network.send(() => mine === this.#generation && deliver());
    const reply = this.server.join(
      { room: this.server.room, client: this.id, have: this.client.have },
      {
        actor: this.actor,
        client: this.id,
        pending: (m) => onMine(() => this.client.pending(m)),
        committed: (m) => onMine(() => this.client.wasCommitted(m)),
      },
    );
    this.client.joined(reply);
  }

  /** Sends what waits. A message without an answer for long is sent again by joining again. */
  flush(): void {
    if (!this.online) return;
    const mine = this.#generation;
    for (let message = this.client.flush(); message; message = this.client.flush()) {
      const sent = message;
      this.#answerDue.set(sent, this.network.now + 30);
      const answer = (a: EditAck) => {
        this.network.send(() => {
          if (mine !== this.#generation || !this.#answerDue.delete(sent)) return;
          if (a.ok) this.lost.push(...this.#lostOf(sent, a));
          this.client.answered(sent, a);
        });
      };
      this.network.send(() => {
        if (mine === this.#generation) this.server.edit(this.actor, this.id, sent, this.network.now, answer);
      });
    }
    this.#rejoinWhenLate();
  }

  /** An acknowledged edit is in the log, or a later write of the same member to its register is. */
  #lostOf(message: EditMessage, ack: Extract<EditAck, { ok: true }>): string[] {
    return message.edits.flatMap(({ n, edit }) => {
      if (ack.refused.some((r) => r.n === n) || this.#takenBack.has(edit)) return [];
      const register = registerOf(edit, this.actor);
      const found = this.server.log.some(
        (e) =>
          e.kind === "edit" &&
          e.actor === this.actor &&
          registerOf(e.payload.edit, e.actor) === register &&
          (e.payload.client !== this.id || e.payload.n >= n),
      );
      return found ? [] : [`${this.id} n ${n} ${register}`];
    });
  }

  #rejoinWhenLate(): void {
    const late = [...this.#answerDue.values()].some((due) => due < this.network.now);
    if (late || (this.client.isBehind && this.network.now % 20 === 0)) this.connect();
  }
}

function randomEdit(random: ReturnType<typeof seeded>): Edit {
  const kind = random.below(12);
  const value = Math.round((random.next() * 8 - 4) * 1e4) / 1e4;
  const control = random.pick(CONTROLS);
  if (kind < 6) return { kind: "contribution", control, value };
  if (kind === 6) return { kind: "seed", value: random.below(1000) };
  if (kind === 7) return { kind: "truncation", value: Math.round(random.next() * 1e4) / 1e4 };
  if (kind === 8)
    return {
      kind: "style",
      band: random.pick(["structure", "shapes", "colour"] as const),
      value: { tide: 1, bloom: random.below(2) },
    };
  if (kind === 9) return { kind: "hold", control, value: random.chance(0.5) ? null : value };
  if (kind === 10)
    return {
      kind: "palette",
      value: random.chance(0.3) ? null : { colours: ["#112233", "#aabbcc"], strength: 0.5 },
    };
  return {
    kind: "blend",
    id: random.pick(["one", "two"]),
    value: random.chance(0.3) ? null : { source: { seed: random.below(99) }, band: "all", weight: 0.25 },
  };
}

function run(seed: number): void {
  const random = seeded(seed);
  const network = new Network(random, { loss: 0.08, duplicate: 0.08, delay: 12 });
  const server = new TestServer("room" as RoomId, "host" as ActorId, MEMBERS, MODELS);
  // Ana has two tabs.
  const tabs = [...MEMBERS, "ana" as ActorId].map((actor, i) => new Tab(actor, i, server, network));
  const ops: string[] = [];
  let gesture = 0;

  for (let t = 0; t < TICKS; t++) {
    const tab = random.pick(tabs);
    const dice = random.next();
    if (dice < 0.55) {
      if (random.chance(0.4)) gesture += 1;
      const edit = randomEdit(random);
      ops.push(`${t} ${tab.id} ${JSON.stringify(edit)}`);
      tab.client.write(edit, gesture);
    } else if (dice < 0.6) {
      ops.push(
        `${t} ${tab.actor} ${server.command(tab.actor, { kind: random.chance(0.6) ? "undo" : "redo" }, t)}`,
      );
    } else if (dice < 0.615) {
      // A host's revert, in the middle of whatever the member is dragging.
      const member = random.pick(MEMBERS);
      tabs
        .find((other) => other.actor === member)
        ?.client.write({ kind: "contribution", control: random.pick(CONTROLS), value: 1 }, gesture);
      ops.push(
        `${t} revert ${member} ${server.command("host" as ActorId, { kind: "revert", member, to: random.below(server.log.length) }, t)}`,
      );
    } else if (dice < 0.625) {
      ops.push(
        `${t} restore ${server.command("host" as ActorId, { kind: "restore", to: random.below(server.log.length) }, t)}`,
      );
    } else if (dice < 0.64) {
      ops.push(
        `${t} mute ${server.command("host" as ActorId, { kind: "mute", member: random.pick(MEMBERS.slice(1)), muted: random.chance(0.5) }, t)}`,
      );
    } else if (dice < 0.66) {
      ops.push(`${t} ${tab.id} offline`);
      tab.disconnect();
    } else if (dice < 0.7) {
      for (const off of tabs) if (!off.online) off.connect();
    } else if (dice < 0.705) {
      ops.push(`${t} crash`);
      server.crash();
      for (const each of tabs) each.disconnect();
    } else if (dice < 0.72) {
      server.broken = !server.broken;
      ops.push(`${t} disk ${server.broken ? "broken" : "mended"}`);
    }
    for (const each of tabs) if (random.chance(0.5)) each.flush();
    if (t % 5 === 0) server.write();
    if (t % 5 === 2) server.written();
    network.tick();
  }

  // The weather clears; everyone comes back; everything under way arrives.
  network.weather = { loss: 0, duplicate: 0, delay: 1 };
  server.broken = false;
  for (const tab of tabs) if (!tab.online) tab.connect();
  for (let t = 0; t < 400; t++) {
    for (const tab of tabs) tab.flush();
    server.write();
    server.written();
    network.tick();
    if (t > 60 && network.isIdle && tabs.every((tab) => !tab.client.hasUnsettled && !tab.client.isBehind))
      break;
  }
  // What a reader of the page would do last: look again.
  for (const tab of tabs) if (tab.client.seq < server.core.state.seq) tab.connect();

  const context = () => `seed ${seed}\n${ops.slice(-40).join("\n")}`;
  const truth = canonicalJson(server.core.state.recipe);
  const chain = verifyChain(server.log);
  if (!chain.ok) throw new Error(`${chain.why} at ${chain.seq}\n${context()}`);
  if (canonicalJson(replay(server.log).recipe) !== truth)
    throw new Error(`the replayed log differs\n${context()}`);
  for (const tab of tabs) {
    if (tab.lost.length > 0) throw new Error(`acknowledged and lost: ${tab.lost.join(", ")}\n${context()}`);
    if (tab.client.hasUnsettled) throw new Error(`${tab.id} has unsettled edits\n${context()}`);
    const seen = canonicalJson(tab.client.view);
    if (seen !== truth) throw new Error(`${tab.id} sees\n${seen}\nnot\n${truth}\n${context()}`);
  }
}

describe("convergence (E1-E9, C1-C6, X1-X4)", () => {
  it(`${SEEDS} seeded rooms of five members and six tabs end with one recipe, which is the replayed log's`, () => {
    for (let seed = 1; seed <= SEEDS; seed++) run(seed);
    expect(true).toBe(true);
  }, 120_000);
});
