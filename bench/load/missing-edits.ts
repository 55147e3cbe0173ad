import type { ClientId } from "@/core/kernel/ids/ids";
import { verifyChain } from "@/core/room/log/chain";
import type { RoomEvent } from "@/core/room/log/event";

/** What of a member's edits the server said is on disk: the newest number by control. */
export type Acknowledged = { client: ClientId; acknowledged: ReadonlyMap<string, number> };

/**
 * What a log lacks: a sentence for each control of a member whose acknowledged edit is in it neither itself nor as a newer one, and one for a
 * chain that is broken or an edit that is there twice.
 */
export function missingEdits(events: readonly RoomEvent[], members: readonly Acknowledged[]): string[] {
  const newest = new Map<string, number>();
  const seen = new Set<string>();
  const wrong: string[] = [];
  const chain = verifyChain(events);
  if (!chain.ok) wrong.push("the log's chain is broken");
  for (const event of events) {
    if (event.kind !== "edit") continue;
    const { client, n, edit } = event.payload;
    if (seen.has(`${client}/${n}`)) wrong.push(`edit ${n} of ${client} is in the log twice`);
    seen.add(`${client}/${n}`);
    if (edit.kind !== "contribution") continue;
    const at = `${client}/${edit.control}`;
    newest.set(at, Math.max(newest.get(at) ?? 0, n));
  }
  for (const { client, acknowledged } of members)
    for (const [control, n] of acknowledged) {
      const found = newest.get(`${client}/${control}`) ?? 0;
      if (found < n)
        wrong.push(`edit ${n} of ${client} at ${control} was acknowledged; the log has ${found || "none"}`);
    }
  return wrong;
}
