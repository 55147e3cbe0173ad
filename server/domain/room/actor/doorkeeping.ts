import { AppError } from "@/core/kernel/errors";
import type { ActorId } from "@/core/kernel/ids/ids";
import { DOOR } from "@/core/room/protocol/limits";
import type { AtDoor, DoorMessage, Waiting } from "@/core/room/protocol/messages";
import type { RoomCore } from "@/core/room/rules/room-core";
import { hostOf, isHost, roleOf } from "@/core/room/rules/state";
import { requireNotKicked } from "../entry/kicked";
import type { RoomAdmission } from "./room-admission";
import { RoomDoor } from "./room-door";
import type { RoomMembers } from "./room-members";

export type Knocking = {
  name: string;
  isGuest: boolean;
  why: Waiting["why"];
  role: "editor" | "viewer";
};
type Parts = { core: RoomCore; members: RoomMembers; admission: RoomAdmission };

/** Lets in who waits, as the host answers, and tells the host who waits: not more often than a screen can take. */
export class Doorkeeping {
  readonly door: RoomDoor;
  #timer: NodeJS.Timeout | null = null;
  #looking: NodeJS.Timeout | null = null;
  #told = "";

  constructor(
    private readonly of: Parts,
    now: () => number,
    private readonly tell: (host: ActorId, message: DoorMessage) => void,
  ) {
    this.door = new RoomDoor(now);
  }

  /** `kicked` for those whom the host removed. */
  async wait(actor: ActorId, guest: Knocking | null): Promise<AtDoor & { isHostHere: boolean }> {
    const { core, members, admission } = this.of;
    requireNotKicked(core.state, actor);
    if (!roleOf(core.state, actor)) admission.requireUnarchived();
    const at = this.door.waits(actor, guest, (ahead, role) => members.hasPlace(role, ahead, core.state));
    this.#tellSoon();
    const host = hostOf(core.state);
    return { ...at, isHostHere: host !== null && members.online.has(host) };
  }

  /** The host's answer. Who knocked is a member from now on, who waits for a place may come though the room is full. */
  async answer(by: ActorId, member: ActorId, letIn: boolean): Promise<void> {
    if (!isHost(this.of.core.state, by)) throw new AppError("forbidden");
    const guest = this.door.answered(member, letIn);
    if (!guest) throw new AppError("not_found");
    this.#tellSoon();
    if (letIn && guest.why === "knock") await this.of.admission.admit(member, guest.role);
  }

  stop(): void {
    for (const timer of [this.#timer, this.#looking]) if (timer) clearTimeout(timer);
    [this.#timer, this.#looking] = [null, null];
  }

  #tellSoon(): void {
    if (this.#timer) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      const host = hostOf(this.of.core.state);
      const { view } = this.door;
      const told = JSON.stringify([host, view]);
      if (host !== null && told !== this.#told) this.tell(host, view);
      this.#told = told;
      // Who stops waiting says nothing: looked at again as long as anybody waits.
      if (view.waiting.length > 0) this.#lookAgain();
    }, DOOR.tellMs);
    this.#timer.unref();
  }

  #lookAgain(): void {
    this.#looking ??= setTimeout(() => {
      this.#looking = null;
      this.#tellSoon();
    }, DOOR.goneMs);
    this.#looking.unref();
  }
}
