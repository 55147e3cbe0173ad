import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { ActorId } from "@/core/kernel/ids/ids";
import { memoryLimits } from "@/server/infra/limits/memory-limits";
import { type Kind, RoomLimits } from "./limits";

const ana = "ana" as ActorId;
const ben = "ben" as ActorId;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it.each<[Kind, most: number, seconds: number]>([
  ["edit", 60, 2],
  ["presence", 60, 1],
  ["chat", 10, 5],
  ["react", 5, 1],
  ["ask", 3, 300],
  ["command", 10, 1],
])(
  "L1, P1, R7: %s: a member may send %i in %i s, and as many again after that",
  async (kind, most, seconds) => {
    const limits = new RoomLimits(memoryLimits());
    const takeAll = async () => {
      for (let i = 0; i < most; i++) await limits.take(kind, ana);
    };
    await takeAll();
    await expect(limits.take(kind, ana)).rejects.toMatchObject({ code: "too_frequent" });
    await expect(limits.take(kind, ben)).resolves.toBeUndefined();
    vi.advanceTimersByTime(seconds * 1000 + 1);
    await expect(takeAll()).resolves.toBeUndefined();
  },
);
