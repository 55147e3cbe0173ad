import { describe, expect, it } from "vitest";
import { keepUnseen, progressOf, unseenOf } from "./unseen-exports";

const of = (id: string, state: string, mine = true) => ({ id, state, mine });

describe("exports that are being made", () => {
  it("are shown to their owner while they run, and once more when they have ended", () => {
    const first = progressOf([of("a", "running"), of("b", "waiting", false), of("c", "done")], []);
    expect(first).toMatchObject({ going: [{ id: "a" }], ready: [], unseen: ["a"] });
    const later = progressOf([of("a", "done"), of("b", "done", false), of("c", "done")], first.unseen);
    expect(later).toMatchObject({ going: [], ready: [{ id: "a" }], unseen: ["a"] });
  });

  it("are forgotten when they are cancelled or gone", () => {
    expect(progressOf([of("a", "cancelled")], ["a", "b"])).toEqual({ going: [], ready: [], unseen: [] });
  });

  it("are remembered by the browser for each room, and damaged storage does no harm", () => {
    const kept = new Map<string, string>();
    const shelf = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    };
    keepUnseen("r", ["a"], shelf);
    expect([unseenOf("r", shelf), unseenOf("s", shelf)]).toEqual([["a"], []]);
    keepUnseen("r", [], shelf);
    expect(kept.size).toBe(0);
    expect(unseenOf("r", { getItem: () => "{nonsense" })).toEqual([]);
  });
});
