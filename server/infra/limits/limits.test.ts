import { afterEach, beforeEach, vi } from "vitest";
import { limitsContract } from "./limits.contract";
import { memoryLimits } from "./memory-limits";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

limitsContract("memory", async () => ({
  limits: memoryLimits(),
  pass: async (ms) => void (await vi.advanceTimersByTimeAsync(ms)),
}));
