import { describe, expect, it } from "vitest";
import { Peers } from "@/app/_room/live/peers";
import { english } from "@/app/_words/testing/english";
import type { ActorId } from "@/core/kernel/ids/ids";
import type { Control } from "@/core/picture/model/model-file";
import type { Presence } from "@/core/room/protocol/messages";
import { doingWords } from "./doing-words";

const actor = (name: string) => name as ActorId;
const controls = [{ id: "warmth", label: "Warmth", kind: "direction" }] as unknown as readonly Control[];

function roomWith(...hands: [name: string, grabbing: string | null][]) {
  const peers = new Peers();
  for (const [name, grabbing] of hands)
    peers.came({
      client: name,
      actor: actor(name),
      grabbing,
      cursor: null,
      following: null,
      hidden: false,
    } as Presence);
  return { peers, me: actor("me"), nameOf: (of: string) => of };
}

describe("what others do", () => {
  it("is told with their name and what they move", () => {
    expect(doingWords(english("room"), roomWith(["Ana", "warmth"]), controls)).toBe("Ana moves Warmth");
    expect(doingWords(english("room"), roomWith(["Ana", "seed"]), controls)).toBe("Ana moves Sources");
  });

  it("is not told when only I hold something", () => {
    expect(doingWords(english("room"), roomWith(["me", "warmth"], ["Ana", null]), controls)).toBeNull();
  });

  it("is counted when several people do something", () => {
    expect(
      doingWords(english("room"), roomWith(["Ana", "warmth"], ["Ben", "seed"], ["me", "seed"]), controls),
    ).toBe("Ana and 1 more are moving things");
  });
});
