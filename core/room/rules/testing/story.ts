import type { Code } from "@/core/kernel/errors";
import {
  type ActorId,
  type ClientId,
  INSTANCE_ACTOR,
  type ModelId,
  type RoomId,
  Sha256,
} from "@/core/kernel/ids/ids";
import type { Lifted, LiveMeasure } from "@/core/moderation/live";
import { type Edit, registerOf } from "@/core/picture/edits/edit";
import { readRegister } from "@/core/picture/edits/register";
import { emptyRecipe } from "@/core/picture/recipe/recipe";
import { chainEvents } from "@/core/room/log/chain";
import type { EventBody, RoomEvent } from "@/core/room/log/event";
import { genesis } from "@/core/room/log/hash-event";
import { replay } from "@/core/room/log/replay";
import type { CommandMessage } from "@/core/room/protocol/messages";
import type { ModeratorAct } from "@/core/room/protocol/moderator-act";
import { decideCommand, decideEdit, decideModeration, type ModelShape, type Models } from "../decide";
import { decideLift } from "../decide-lift";
import { reduce } from "../reduce";
import type { RoomState } from "../state";

export const actor = (id: string): ActorId => id as ActorId;

export const FIELDS: ModelShape = {
  id: "fields" as ModelId,
  hash: Sha256.parse("a".repeat(64)),
  controls: new Set([..."abcdefghijklmnopqrst", "warmth", "detail"]),
  classes: new Set(["tide", "bloom"]),
  ratios: new Set(["1:1", "3:2", "2:3", "16:9"]),
};
export const WAVES: ModelShape = {
  id: "waves" as ModelId,
  hash: Sha256.parse("b".repeat(64)),
  controls: new Set(["warmth"]),
  classes: new Set(["foam"]),
};
export const MODELS: Models = new Map([FIELDS, WAVES].map((model) => [model.id, model]));
export const FIRST = emptyRecipe({ ...FIELDS, classes: [{ id: "tide" }] }, 7);

/** A room's log as it is told, decision by decision: the rules without ordering, disk or network. */
export class Story {
  readonly log: RoomEvent[] = [];
  state: RoomState;
  /** What is installed where the story takes place. */
  models = MODELS;
  #n = 0;

  /** Made by `host`; everyone else joins as editor, in order. */
  constructor(...editors: string[]) {
    const created: EventBody = { kind: "created", payload: { recipe: FIRST, defaultRole: "editor" } };
    this.log.push(
      ...chainEvents("r" as RoomId, -1, genesis("r" as RoomId), [
        { at: 0, actor: actor("host"), ...created },
      ]),
    );
    this.state = replay(this.log);
    for (const editor of editors) this.happen(editor, { kind: "joined", payload: { role: "editor" } });
  }

  get recipe() {
    return this.state.recipe;
  }

  /** Adds an event without asking the rules. */
  happen(who: string, body: EventBody): number {
    const { room, seq, head } = this.state;
    const [event] = chainEvents(room, seq, head, [{ at: 1000 + seq, actor: actor(who), ...body }]);
    if (!event) throw new Error("one body makes one event");
    this.log.push(event);
    this.state = reduce(this.state, event);
    return event.seq;
  }

  /** An edit: applied, or the code it is refused with. Without a gesture it is one of its own. */
  edit(who: string, edit: Edit, gesture?: number, client = `${who}-tab`): Code | "ok" {
    const decided = decideEdit(this.state, this.recipe, actor(who), edit, this.models);
    if (!decided.ok) return decided.error;
    this.#n += 1;
    const modelHash = edit.kind === "model" ? this.models.get(edit.value)?.hash : undefined;
    this.happen(who, {
      kind: "edit",
      payload: {
        edit: decided.value,
        client: client as ClientId,
        n: this.#n,
        gesture: gesture ?? 1000 + this.#n,
        ...(modelHash && { modelHash }),
      },
    });
    return "ok";
  }

  pull(who: string, control: string, value: number, gesture?: number, client?: string): Code | "ok" {
    return this.edit(who, { kind: "contribution", control, value } as Edit, gesture, client);
  }

  command(who: string, command: CommandMessage | { kind: string; [key: string]: unknown }): Code | "ok" {
    const stateAt = (seq: number) => replay(this.log.slice(0, seq + 1));
    const decided = decideCommand(this.state, actor(who), command as CommandMessage, stateAt, MODELS, 1000);
    if (!decided.ok) return decided.error;
    this.happen(who, decided.value);
    return "ok";
  }

  /** What moderators do, as the instance's actor writes it down. */
  moderate(act: { kind: string; [key: string]: unknown }): Code | "ok" {
    const stateAt = (seq: number) => replay(this.log.slice(0, seq + 1));
    const decided = decideModeration(this.state, act as ModeratorAct, stateAt, MODELS);
    if (!decided.ok) return decided.error;
    this.happen(INSTANCE_ACTOR, decided.value);
    return "ok";
  }

  /** What an overturned decision gives back of what was done at `live.seq`. */
  lift(live: LiveMeasure, acts = true): Code | Lifted {
    const at = (seq: number) => replay(this.log.slice(0, seq + 1));
    const around = { before: at(live.seq - 1), after: at(live.seq), acts };
    const decided = decideLift(this.state, live, around, MODELS);
    if (!decided.ok) return decided.error;
    this.happen(INSTANCE_ACTOR, decided.value.body);
    return decided.value.lifted;
  }

  undo = (who: string): Code | "ok" => this.command(who, { kind: "undo" });
  redo = (who: string): Code | "ok" => this.command(who, { kind: "redo" });

  /** What a register holds, by its edit or its name. */
  value(register: string) {
    return readRegister(this.recipe, register);
  }

  pulled(who: string, control: string) {
    return this.value(registerOf({ kind: "contribution", control, value: 0 } as Edit, actor(who)));
  }
}
