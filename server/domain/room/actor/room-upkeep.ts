import { ClientId, type RoomId } from "@/core/kernel/ids/ids";
import type { EventBody } from "@/core/room/log/event";
import { fadedPulls } from "@/core/room/rules/fade";
import type { RoomCore } from "@/core/room/rules/room-core";
import { longAbsent } from "./long-absent";
import { nextUpgrade } from "./next-upgrade";
import type { OpenRoomDeps } from "./open-room-deps";
import type { RoomMembers } from "./room-members";

type Parts = { core: RoomCore; members: Pick<RoomMembers, "online">; boot: string };
type Around = {
  /** Writes an event of the instance's own; resolves when it is on disk. */
  record: (body: EventBody) => Promise<unknown>;
  /** Whether the room's picture may change: it is not archived, and not being closed. */
  mayChange: () => boolean;
};

/** What the instance itself writes into a room: a newer version of its model, contributions that fade. */
export class RoomUpkeep {
  #woken: Promise<void> | null = null;

  constructor(
    private readonly room: RoomId,
    private readonly of: Parts,
    private readonly deps: Pick<OpenRoomDeps, "database" | "models" | "now">,
    private readonly around: Around,
  ) {}

  /** What the first visitor's coming changes. Done once; again where it failed. */
  wake(): Promise<void> {
    this.#woken ??= this.#upgradeModel()
      .then(() => this.fade())
      .catch((error: unknown) => {
        this.#woken = null;
        throw error;
      });
    return this.#woken;
  }

  /** A room whose model was replaced by a newer one continues with that, and its log says so. */
  async #upgradeModel(): Promise<void> {
    // Its model first, then its finish.
    for (let step = 0; step < 2; step++) {
      const body = nextUpgrade(this.of.core.state, this.deps.models, ClientId.parse(this.of.boot));
      if (body) await this.around.record(body);
    }
  }

  /** The contributions of people who left long enough ago become part of the picture's base. */
  async fade(now = this.deps.now()): Promise<void> {
    if (!this.around.mayChange() || this.of.core.isReadOnly) return;
    const [state, online] = [this.of.core.state, this.of.members.online];
    const members = await longAbsent(this.deps.database.db, this.room, { state, online, now });
    // Of what the base cannot take, no event says that it faded.
    const fades = fadedPulls(this.of.core.state.recipe, members, true).length > 0;
    if (fades && this.around.mayChange())
      await this.around.record({ kind: "fade", payload: { members, finish: true } });
  }
}
