import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { PresenceSender } from "./presence-sender";

const AT = { x: 0.5, y: 0.5 };

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
});
afterEach(() => {
  vi.useRealTimers();
});

function sender() {
  const said: { grabbing: string | null; must: boolean; at: number }[] = [];
  const begun = performance.now();
  const presence = new PresenceSender(({ grabbing }, must) =>
    said.push({ grabbing, must, at: performance.now() - begun }),
  );
  return { said, presence };
}

describe("what others are told about my hand", () => {
  it("says at once, twice and reliably that the hand let go", () => {
    const { said, presence } = sender();
    presence.update({ grabbing: "warmth" });
    vi.advanceTimersByTime(100);
    presence.update({ grabbing: null });
    vi.advanceTimersByTime(400);
    expect(said.map(({ grabbing, must }) => [grabbing, must])).toEqual([
      ["warmth", false],
      [null, true],
      [null, true],
    ]);
    expect(said.at(-1)?.at).toBeLessThan(500);
  });

  it("sends the rest unreliably: where the cursor is, and that the hand is still there", () => {
    const { said, presence } = sender();
    presence.update({ grabbing: "warmth" });
    for (let i = 0; i < 20; i++) {
      presence.update({ cursor: { x: i / 20, y: 0 } });
      vi.advanceTimersByTime(40);
    }
    expect(said.length).toBeGreaterThan(10);
    expect(said.every(({ must }) => !must)).toBe(true);
  });

  it("tells of a new grab instead of the second release", () => {
    const { said, presence } = sender();
    presence.update({ grabbing: "warmth" });
    vi.advanceTimersByTime(100);
    presence.update({ grabbing: null });
    vi.advanceTimersByTime(50);
    presence.update({ grabbing: "calm" });
    vi.advanceTimersByTime(1_000);
    expect(said.map(({ grabbing, must }) => [grabbing, must])).toEqual([
      ["warmth", false],
      [null, true],
      ["calm", false],
    ]);
  });

  it("sends nothing reliably if nobody was told of a hand", () => {
    const { said, presence } = sender();
    presence.update({ cursor: AT });
    vi.advanceTimersByTime(100);
    presence.update({ cursor: null });
    vi.advanceTimersByTime(1_000);
    expect(said.map(({ must }) => must)).toEqual([false, false]);
  });
});
