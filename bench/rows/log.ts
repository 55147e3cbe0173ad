import type { ActorId, ClientId, ControlId, RoomId } from "@/core/kernel/ids/ids";
import { chainEvents, verifyChain } from "@/core/room/log/chain";
import { genesis } from "@/core/room/log/hash-event";
import type { Bench } from "../row";
import { round } from "../statistics";

const EVENTS = 20_000;

export const log: Bench = {
  name: "log",
  async run() {
    const room = "bench" as RoomId;
    const bodies = Array.from({ length: EVENTS }, (_, i) => ({
      at: 1_764_000_000_000 + i,
      actor: `actor-${i % 4}` as ActorId,
      kind: "edit" as const,
      payload: {
        edit: {
          kind: "contribution" as const,
          control: `pc-${(i % 64) + 1}` as ControlId,
          value: (i % 800) / 100,
        },
        client: "client" as ClientId,
        n: i + 1,
        gesture: i >> 4,
      },
    }));
    const start = performance.now();
    const events = chainEvents(room, -1, genesis(room), bodies);
    const hashed = performance.now();
    const check = verifyChain(events);
    const verified = performance.now();
    if (!check.ok) throw new Error(check.why);
    const rate = EVENTS / ((verified - start) / 1000);
    return [
      {
        what: "log events hashed and verified",
        value: round(rate, 0),
        unit: "events/s",
        goal: ">= 20,000",
        reached: rate >= 20_000,
        notes: `hash ${round(hashed - start, 0)} ms, verify ${round(verified - hashed, 0)} ms for ${EVENTS}`,
      },
    ];
  },
};
