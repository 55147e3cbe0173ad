import { AppError } from "@/core/kernel/errors";
import type { ActorId, RoomId } from "@/core/kernel/ids/ids";
import type { Lifted, LiveMeasure } from "@/core/moderation/live";
import type { CommandMessage } from "@/core/room/protocol/messages";
import type { ModeratorAct } from "@/core/room/protocol/moderator-act";
import type { RoomCore } from "@/core/room/rules/room-core";
import type { RoomState } from "@/core/room/rules/state";
import { claimsIn } from "@/core/work/record/claims";
import { isInUse } from "@/server/domain/identity/actors";
import type { RoomDeps, UntrueParents } from "../deps";
import { kickedWords } from "../entry/kicked";
import { readState } from "../store";
import type { Committer } from "./committer";
import type { Decisions, Moderating } from "./decisions";
import type { LogQuota } from "./log-quota";
import type { RoomMembers } from "./room-members";

type Parts = { core: RoomCore; committer: Committer; quota: LogQuota; members: RoomMembers };
type Effects = { changed: () => void; sendAway: (member: ActorId, words?: string) => void };

/** Does members' commands and what moderators decide; the answers come when they are on disk. */
export class RoomCommands {
  constructor(
    private readonly room: RoomId,
    private readonly of: Parts,
    private readonly deps: Pick<RoomDeps, "database" | "now"> & {
      decisions: Decisions;
      untrueParents: UntrueParents;
    },
    private readonly effects: Effects,
  ) {}

  /** Throws AppError with the code that the command is refused with. */
  async command(actor: ActorId, command: CommandMessage): Promise<number> {
    const { core, committer, quota } = this.of;
    const past = await this.#past(command);
    await this.#requireTrue(actor, command);
    const decide = () => core.command(actor, command, this.deps.now(), (seq) => past.get(seq) ?? null);
    let decided = decide();
    if (!decided.ok && decided.error === "log_full") {
      await quota.reread();
      decided = decide();
    }
    if (!decided.ok) throw new AppError(decided.error);
    this.effects.changed();
    await committer.whenSeq(decided.value.seq);
    if (command.kind === "kick") this.effects.sendAway(command.member);
    return decided.value.seq;
  }

  /** Does what a moderator decided, by the instance's actor, and keeps the decision with it. Throws as `command` does. */
  async moderate(asked: Omit<Moderating, "room">): Promise<{ seq: number; case: string | null }> {
    const { act } = asked;
    const keep = await this.deps.decisions.about({ ...asked, room: this.room }, this.of.core.state);
    const past = await this.#past(act);
    const decided = this.of.core.moderate(act, this.deps.now(), (at) => past.get(at) ?? null);
    if (!decided.ok) throw new AppError(decided.error);
    const { seq, before } = decided.value;
    this.effects.changed();
    let kept: string | null = null;
    await this.of.committer.whenSeq(seq, async (tx) => {
      kept = await keep(tx, { seq, before, people: [...this.of.members.online] });
    });
    if (act.kind === "kick") this.effects.sendAway(act.member, kickedWords(act.rule));
    return { seq, case: kept };
  }

  /** Gives back what a case's decision took, by the instance's actor, and says so in the case. Throws as `command` does. */
  async lift(live: LiveMeasure, of: string): Promise<Lifted> {
    const [before, after] = [await this.#at(live.seq - 1), await this.#at(live.seq)];
    if (!before || !after) throw new AppError("not_found");
    const acts = live.kind === "kick" && (await isInUse(this.deps.database.db, live.member));
    const decided = this.of.core.lift(live, this.deps.now(), { before, after, acts });
    if (!decided.ok) throw new AppError(decided.error);
    const { seq, lifted } = decided.value;
    this.effects.changed();
    await this.of.committer.whenSeq(seq, (tx) => this.deps.decisions.ended(tx, { case: of, lifted }));
    return lifted;
  }

  readonly #at = (seq: number) => readState(this.deps.database.db, this.room, seq);

  /** The room as it was at the moments that a command names. */
  async #past(asked: CommandMessage | ModeratorAct): Promise<ReadonlyMap<number, RoomState>> {
    const { seq } = this.of.core.state;
    const named = "to" in asked ? [asked.to] : asked.kind === "bring-back" ? [asked.of - 1, asked.of] : [];
    const past = new Map<number, RoomState>();
    for (const at of named.filter((one) => one <= seq)) {
      const state = await this.#at(at);
      if (state) past.set(at, state);
    }
    return past;
  }

  /** A proposal that names works is looked up as edits are. */
  async #requireTrue(actor: ActorId, command: CommandMessage): Promise<void> {
    if (command.kind !== "propose" || !command.edits?.some((edit) => claimsIn(edit).length > 0)) return;
    const edits = command.edits.map((edit, i) => ({ n: i + 1, gesture: 0, edit }));
    const { epoch, recipe } = this.of.core.state;
    const [fault] = (await this.deps.untrueParents(actor, recipe, { epoch, base: 0, edits })).values();
    if (fault) throw new AppError(fault);
  }
}
