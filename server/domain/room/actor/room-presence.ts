import type { PresenceMessage } from "@/core/room/protocol/messages";
import type { RoomOutlet } from "../port/news";
import type { Visitor } from "./room-members";

/** Tells everyone where a tab's pointer is and what it holds. */
export class RoomPresence {
  constructor(
    private readonly outlet: RoomOutlet,
    /** A tab that was hidden looks again. */
    private readonly shown: () => void,
  ) {}

  tell(visitor: Visitor, message: PresenceMessage): void {
    const { actor, client } = visitor;
    const isShownAgain = visitor.hidden && !message.hidden;
    visitor.hidden = message.hidden;
    if (isShownAgain) this.shown();
    const letsGo = visitor.holds && message.grabbing === null;
    visitor.holds = message.grabbing !== null;
    this.outlet.tell({ kind: "presence", presence: { ...message, actor, client }, must: letsGo });
  }

  /** A tab that is gone holds nothing, whatever it said last. */
  left({ actor, client, holds }: Visitor): void {
    if (!holds) return;
    const nowhere = { cursor: null, grabbing: null, following: null, hidden: true };
    this.outlet.tell({ kind: "presence", presence: { ...nowhere, actor, client }, must: true });
  }
}
