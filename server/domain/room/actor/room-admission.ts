import { AppError } from "@/core/kernel/errors";
import { type ActorId, INSTANCE_ACTOR } from "@/core/kernel/ids/ids";
import type { EventBody } from "@/core/room/log/event";
import type { RoomCore } from "@/core/room/rules/room-core";
import { isMuted, roleOf } from "@/core/room/rules/state";
import { requireNotKicked } from "../entry/kicked";
import type { LogQuota } from "./log-quota";

const NO_PLACE = "This room's history is full, so nobody new can join. You can branch its picture.";

/** Makes people members of a room. */
export class RoomAdmission {
  constructor(
    private readonly of: { core: RoomCore; quota: LogQuota },
    private readonly isArchived: () => boolean,
    /** Writes an event; resolves when it is on disk. */
    private readonly record: (actor: ActorId, body: EventBody) => Promise<unknown>,
  ) {}

  /**
   * Makes someone a member (again). `kicked` for those the host removed, `storage_unavailable` where it cannot be kept,
   * `log_full` where nothing more fits into the log, but for somebody who was here under another id.
   */
  async admit(actor: ActorId, role: "editor" | "viewer", wasHere = false): Promise<void> {
    const { core, quota } = this.of;
    requireNotKicked(core.state, actor);
    const had = roleOf(core.state, actor);
    if (had === role || had === "host" || (had === "editor" && role === "viewer")) return;
    if (!wasHere) this.requireUnarchived();
    if (core.isReadOnly) throw new AppError("storage_unavailable");
    const body: EventBody = { kind: "joined", payload: { role } };
    if (!wasHere && core.log.against(body)) await quota.reread();
    const full = wasHere ? null : core.log.against(body);
    if (full) throw new AppError(full, "no place for who comes", NO_PLACE);
    await this.record(actor, body);
  }

  /** `archived` where nobody says or changes anything: neither do those who would come for the first time. */
  requireUnarchived(): void {
    if (this.isArchived()) throw new AppError("archived");
  }

  /** A muted person stays muted under another id. */
  async keepMuted(from: ActorId, to: ActorId): Promise<void> {
    const { state } = this.of.core;
    if (!isMuted(state, from) || isMuted(state, to)) return;
    await this.record(INSTANCE_ACTOR, { kind: "mute", payload: { member: to, muted: true } });
  }
}
