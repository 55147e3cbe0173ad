import type { ActorId, ClientId } from "@/core/kernel/ids/ids";
import { type Edit, registerOf } from "@/core/picture/edits/edit";
import type { EditAck, EditMessage } from "@/core/room/protocol/messages";
import { RoomClient } from "../room-client";
import type { Network } from "./network";
import type { TestServer } from "./server";

/** Ticks without an answer after which a tab joins again. */
const PATIENCE = 30;

/** One tab: a client over a bad network, which joins again when it must. */
export class Tab {
  readonly client: RoomClient;
  online = true;
  /** Edits that were acknowledged and are not in the log: none, if all is well. */
  readonly lost: string[] = [];
  readonly #takenBack = new Set<Edit>();
  #connection = 0;
  #answerDue = new Map<EditMessage, number>();

  constructor(
    readonly actor: ActorId,
    readonly id: ClientId,
    private readonly server: TestServer,
    private readonly network: Network,
  ) {
    this.client = new RoomClient(id, {
      resync: () => this.connect(),
      refused: (edit) => {
        this.#takenBack.add(edit);
      },
      modelHash: (model) => server.models.get(model)?.hash,
    });
    this.connect();
  }

  disconnect(): void {
    this.online = false;
    this.#connection += 1;
    this.server.listeners.delete(this.id);
    this.#answerDue.clear();
    this.client.unanswered();
  }

  /** A new connection: what the old one still has under way is lost, and the join itself is reliable. */
  connect(): void {
    this.online = true;
    this.#connection += 1;
    this.#answerDue.clear();
    const mine = this.#connection;
    const onMine = (deliver: () => void) => this.network.send(() => mine === this.#connection && deliver());
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
    const mine = this.#connection;
    for (let message = this.client.flush(); message; message = this.client.flush()) {
      const sent = message;
      this.#answerDue.set(sent, this.network.now + PATIENCE);
      const answer = (a: EditAck) => {
        this.network.send(() => {
          if (mine !== this.#connection || !this.#answerDue.delete(sent)) return;
          if (a.ok) this.lost.push(...this.#lostOf(sent, a));
          this.client.answered(sent, a);
        });
      };
      this.network.send(() => {
        if (mine === this.#connection) this.server.edit(this.actor, this.id, sent, this.network.now, answer);
      });
    }
    const late = [...this.#answerDue.values()].some((due) => due < this.network.now);
    if (late || (this.client.isBehind && this.network.now % 20 === 0)) this.connect();
  }

  /** An acknowledged edit is in the log, or a later write of the same gesture to its register is. */
  #lostOf(message: EditMessage, ack: Extract<EditAck, { ok: true }>): string[] {
    return message.edits.flatMap(({ n, gesture, edit }) => {
      if (ack.refused.some((r) => r.n === n) || this.#takenBack.has(edit)) return [];
      const register = registerOf(edit, this.actor);
      const found = this.server.log.some(
        (e) =>
          e.kind === "edit" &&
          e.actor === this.actor &&
          e.payload.client === this.id &&
          registerOf(e.payload.edit, e.actor) === register &&
          (e.payload.n === n || (e.payload.n > n && e.payload.gesture === gesture)),
      );
      return found ? [] : [`${this.id} n ${n} ${register}`];
    });
  }
}
