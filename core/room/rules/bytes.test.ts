import { describe, expect, it } from "vitest";
import { canonicalBytes } from "@/core/kernel/canon/bytes";
import type { RoomId } from "@/core/kernel/ids/ids";
import type { Edit } from "@/core/picture/edits/edit";
import { RECIPE_LIMITS } from "@/core/picture/recipe/limits";
import { type Recipe, recipeHash, type Still, stillOf } from "@/core/picture/recipe/recipe";
import { chainEvents } from "@/core/room/log/chain";
import { genesis } from "@/core/room/log/hash-event";
import { replay } from "@/core/room/log/replay";
import { ROOM_LIMITS } from "@/core/room/protocol/limits";
import { actor, FIELDS, FIRST, Story } from "./testing/story";
import { tooLarge } from "./too-large";

type Pulls = Record<string, Record<string, number>>;
const still = (contributions: Pulls, more: Partial<Still> = {}): Still =>
  ({ ...stillOf(FIRST), contributions, ...more }) as Still;
const keyframe = (id: string, recipe: Still, at = 0): Edit =>
  ({ kind: "keyframe", id, value: { recipe, at, ease: "linear" } }) as Edit;
const latent = (contributions: Pulls) => {
  const { v: _v, blends: _b, palette: _p, holds: _h, ...rest } = still(contributions);
  return rest;
};
const blend = (id: string, contributions: Pulls, work?: string): Edit =>
  ({
    kind: "blend",
    id,
    value: { source: { recipe: latent(contributions), ...(work && { work }) }, band: "all", weight: 0.5 },
  }) as Edit;
/** A picture of about so many bytes that a room takes: its blends are seeds with style mixtures of their own. */
const large = (bytes: number): Still => {
  const mix = { tide: 1, bloom: 0.5 };
  const fields = still({}, { styles: { structure: mix, shapes: mix, colour: mix } });
  const pulls = Object.fromEntries(
    [...FIELDS.controls].map((control) => [control, {} as Record<string, number>]),
  );
  const names = Object.keys(pulls);
  let [left, i] = [bytes - canonicalBytes(fields), 0];
  while (left > 0) {
    const who = `m${Math.floor(i / names.length)}`;
    Object.assign(pulls[names[i % names.length] ?? ""] ?? {}, { [who]: 1.2345 });
    left -= who.length + 10;
    i += 1;
  }
  return { ...fields, contributions: pulls as Still["contributions"] };
};
/** A room in which everyone is known whom `large` names. */
function crowd(): Story {
  const room = new Story("ana", "ben");
  for (let i = 0; i < 400; i++) room.happen(`m${i}`, { kind: "joined", payload: { role: "editor" } });
  return room;
}

describe("E10: pictures that an edit brings along name controls and people of this room", () => {
  const nobody = { warmth: { nobody: 1 } };
  const nothing = { mood: { ana: 1 } };
  it.each([
    ["a keyframe by nobody", keyframe("k", still(nobody)), "unknown_member"],
    ["a keyframe on nothing", keyframe("k", still(nothing)), "unknown_control"],
    [
      "a keyframe with nobody's influence",
      keyframe("k", still({}, { influence: { nobody: 1 } as never })),
      "unknown_member",
    ],
    ["a blend by nobody", blend("b", nobody), "unknown_member"],
    ["a blend on nothing", blend("b", nothing), "unknown_control"],
    [
      "a keyframe with a blend by nobody",
      keyframe(
        "k",
        still(
          {},
          {
            blends: [
              { id: "x", source: { recipe: latent(nobody) }, band: "all", weight: 1, by: "ana" },
            ] as never,
          },
        ),
      ),
      "unknown_member",
    ],
  ] as const)("%s is refused", (_what, edit, code) => {
    expect(new Story("ana").edit("ana", edit)).toBe(code);
  });

  it("a blend that names a work may name its people: the server checks first that the picture is the work's", () => {
    expect(new Story("ana").edit("ana", blend("b", nobody, "0123456789abcdef"))).toBe("ok");
  });

  it("people who left, were removed, or whose pulls were taken back were here", () => {
    const room = new Story("ana", "ben", "eva", "zoe");
    room.pull("ben", "warmth", 1);
    room.pull("eva", "warmth", 1);
    room.pull("zoe", "warmth", 1);
    const then = stillOf(room.recipe);
    room.command("ben", { kind: "leave" });
    room.command("host", { kind: "kick", member: "eva" });
    room.undo("zoe");
    room.command("zoe", { kind: "leave" });
    room.command("host", { kind: "restore", to: 0 });
    expect(room.recipe.contributions).toEqual({});
    expect(room.edit("ana", keyframe("k", then))).toBe("ok");
  });

  it("people and controls that came with a branch or a remix count, in the picture, its keyframes and its blends", () => {
    const foreign = (name: string): Pulls => ({ [`${name}-control`]: { [name]: 1 } });
    const first: Recipe = {
      ...FIRST,
      contributions: foreign("parent") as never,
      blends: [
        {
          id: "x",
          source: { recipe: latent(foreign("blended")) },
          band: "all",
          weight: 1,
          by: actor("blender"),
        },
      ] as never,
      keyframes: [
        { id: "y", recipe: still(foreign("moment")), at: 1, ease: "hold", by: actor("keeper") },
      ] as never,
    };
    const room = new Story("ana");
    const body = { kind: "created", payload: { recipe: first, defaultRole: "editor" } } as const;
    const log = chainEvents("r" as RoomId, -1, genesis("r" as RoomId), [
      { at: 0, actor: actor("ana"), ...body },
    ]);
    room.state = replay(log);
    expect(room.edit("ana", keyframe("k", stillOf(room.recipe)))).toBe("ok");
    for (const name of ["parent", "blended", "moment"])
      expect(room.edit("ana", keyframe(`k-${name}`, still(foreign(name))))).toBe("ok");
    expect(room.edit("ana", keyframe("k", still(foreign("stranger"))))).toBe("unknown_control");
  });

  it("a control that there is not cannot be let go by who does not pull it: nothing is remembered of it", () => {
    const room = new Story("ana");
    const before = canonicalBytes(room.state);
    expect(room.pull("ana", "mood", 0)).toBe("unknown_control");
    expect(canonicalBytes(room.state)).toBe(before);
  });
});

describe("a recipe has a limit in bytes", () => {
  it("an edit of more than 63 KiB is too large, whoever is in it", () => {
    const room = crowd();
    expect(room.edit("ana", keyframe("k", large(RECIPE_LIMITS.editBytes + 100)))).toBe("too_large");
    expect(room.edit("ana", keyframe("k", large(RECIPE_LIMITS.editBytes - 2000)))).toBe("ok");
  });

  it("of 256 KiB, keyframes and blends included; edits that make it smaller are always accepted", () => {
    const room = crowd();
    const picture = large(50_000);
    const said = [0, 1, 2, 3, 4, 5].map((i) => room.edit("ana", keyframe(`k${i}`, picture, i)));
    expect(said).toEqual(["ok", "ok", "ok", "ok", "ok", "recipe_full"]);
    expect(room.edit("ana", blend("b", picture.contributions as Pulls))).toBe("recipe_full");
    expect(canonicalBytes(room.recipe)).toBeLessThanOrEqual(RECIPE_LIMITS.recipeBytes);
    expect(room.edit("ana", keyframe("k0", large(20_000)))).toBe("ok");
    expect(room.edit("ana", { kind: "keyframe", id: "k1", value: null } as Edit)).toBe("ok");
    expect(room.edit("ana", blend("b", picture.contributions as Pulls))).toBe("ok");
  });

  it("which undo, redo and set-backs respect", () => {
    const room = crowd();
    const picture = large(50_000);
    for (let i = 0; i < 5; i++) room.edit("ana", keyframe(`k${i}`, picture, i));
    room.edit("ana", { kind: "keyframe", id: "k0", value: null } as Edit);
    room.edit("ben", keyframe("other", picture));
    expect(room.undo("ana")).toBe("recipe_full");
    expect(room.undo("ben")).toBe("ok");
    expect(room.undo("ana")).toBe("ok");
    expect(room.redo("ben")).toBe("recipe_full");
    const full = { ...room.recipe, keyframes: [...room.recipe.keyframes, ...room.recipe.keyframes] };
    expect(tooLarge(full, room.recipe)).toBe("recipe_full");
    // A room from before there was this limit can be made smaller.
    expect(tooLarge({ ...full, keyframes: full.keyframes.slice(1) }, full)).toBeNull();
  });
});

describe("what can be undone has a limit in bytes", () => {
  const gestureOf = (room: Story, who: string, gesture: number, count: number) => {
    // One after the other, so that the recipe stays small while the gesture grows.
    for (let i = 0; i < count; i++) {
      expect(room.edit(who, keyframe(`g${gesture}-${i}`, large(60_000)), gesture)).toBe("ok");
      expect(
        room.edit(who, { kind: "keyframe", id: `g${gesture}-${i}`, value: null } as Edit, gesture + 1),
      ).toBe("ok");
    }
  };

  it("for each member, also where one gesture writes many registers; the rest is still undone", () => {
    const room = crowd();
    gestureOf(room, "ana", 10, 30);
    expect(canonicalBytes(room.state.undo[actor("ana")])).toBeLessThanOrEqual(ROOM_LIMITS.undoBytes);
    room.pull("ana", "warmth", 1);
    expect(room.undo("ana")).toBe("ok");
    expect(room.pulled("ana", "warmth")).toBe(0);
  });

  it("and for the room: of all members' gestures the oldest are forgotten first", () => {
    const room = crowd();
    const picture = large(60_000);
    room.pull("ben", "warmth", 1);
    for (let i = 0; i < 26; i++)
      for (let k = 0; k < 12; k++) {
        room.edit(`m${i}`, keyframe("k", { ...picture, seed: 12 * i + k }));
      }
    const { undo, redo } = room.state;
    expect(canonicalBytes(undo) + canonicalBytes(redo)).toBeLessThanOrEqual(ROOM_LIMITS.roomUndoBytes);
    expect(room.undo("m25")).toBe("ok");
    expect(room.undo("ben")).toBe("nothing_to_undo");
    expect(recipeHash(replay(room.log).recipe)).toBe(recipeHash(room.recipe));
  });
});
