import { describe, expect, it } from "vitest";
import { type ModelId, Sha256 } from "@/core/kernel/ids/ids";
import { Edit } from "@/core/picture/edits/edit";
import { RECIPE_LIMITS } from "@/core/picture/recipe/limits";
import type { Models } from "./model-shape";
import { actor, FIELDS, FIRST, MODELS, Story, WAVES } from "./testing/story";

const edit = (e: object) => e as Edit;
const hold = (control: string, value: number | null) => edit({ kind: "hold", control, value });
const blend = (id: string, source: object = { seed: 1 }) =>
  edit({ kind: "blend", id, value: { source, band: "all", weight: 0.5 } });
const { keyframes: _none, ...still } = FIRST;
const keyframe = (id: string, recipe: object = still) =>
  edit({ kind: "keyframe", id, value: { recipe, at: 0, ease: "linear" } });

describe("who may edit (E9)", () => {
  const room = () => {
    const story = new Story("ana", "ben");
    story.happen("eva", { kind: "joined", payload: { role: "viewer" } });
    return story;
  };

  it("is an editor or the host, not a viewer, not a stranger", () => {
    expect(["host", "ana", "eva", "zoe"].map((who) => room().pull(who, "warmth", 1))).toEqual([
      "ok",
      "ok",
      "viewer_only",
      "forbidden",
    ]);
  });

  it("is nobody while the room is frozen, not even the host", () => {
    const story = room();
    story.command("host", { kind: "freeze", frozen: true });
    expect(["host", "ana"].map((who) => story.pull(who, "warmth", 1))).toEqual(["frozen", "frozen"]);
    expect(story.undo("host")).toBe("frozen");
    story.command("host", { kind: "freeze", frozen: false });
    expect(story.pull("ana", "warmth", 1)).toBe("ok");
  });

  it("is only the host for a locked control", () => {
    const story = room();
    story.command("host", { kind: "lock", control: "warmth", locked: true });
    expect(story.pull("ana", "warmth", 1)).toBe("locked");
    expect(story.edit("ana", hold("warmth", 1))).toBe("locked");
    expect(story.pull("ana", "detail", 1)).toBe("ok");
    expect(story.pull("host", "warmth", 1)).toBe("ok");
    story.command("host", { kind: "lock", control: "warmth", locked: false });
    expect(story.pull("ana", "warmth", 1)).toBe("ok");
    expect(story.command("host", { kind: "lock", control: "mood", locked: true })).toBe("unknown_control");
  });

  it("is only the host for the model", () => {
    expect(room().edit("ana", { kind: "model", value: WAVES.id })).toBe("forbidden");
    expect(room().edit("host", edit({ kind: "model", value: "none" }))).toBe("unknown_model");
    const story = room();
    expect(story.edit("host", { kind: "model", value: WAVES.id })).toBe("ok");
    expect(story.recipe.model).toEqual({ id: WAVES.id, hash: WAVES.hash });
  });

  it("is the holder or the host for a hold; everyone may still contribute to the held control", () => {
    const story = room();
    expect(story.edit("ana", hold("warmth", 1))).toBe("ok");
    expect(story.edit("ben", hold("warmth", 2))).toBe("held");
    expect(story.edit("ben", hold("warmth", null))).toBe("held");
    expect(story.pull("ben", "warmth", 1)).toBe("ok");
    expect(story.edit("ana", hold("warmth", 1.5))).toBe("ok");
    expect(story.edit("host", hold("warmth", 2))).toBe("ok");
    expect(story.recipe.holds).toEqual([{ control: "warmth", value: 2, by: "host" }]);
    expect(story.edit("ana", hold("warmth", null))).toBe("held");
    expect(story.edit("host", hold("warmth", null))).toBe("ok");
  });

  it("is that member or the host for someone's influence", () => {
    const story = room();
    const influence = (member: string) => ({ kind: "influence" as const, member: actor(member), value: 0.5 });
    expect(story.edit("ana", influence("ana"))).toBe("ok");
    expect(story.edit("ben", influence("ana"))).toBe("forbidden");
    expect(story.edit("host", influence("ana"))).toBe("ok");
    expect(story.edit("host", influence("zoe"))).toBe("not_found");
    story.pull("ana", "warmth", 1);
    story.command("ana", { kind: "leave" });
    expect(story.edit("host", influence("ana"))).toBe("ok");
  });
});

describe("what fits the model", () => {
  it("is an edit of its controls, and one that lets go of a control of another model", () => {
    const room = new Story("ana");
    expect(room.pull("ana", "mood", 1)).toBe("unknown_control");
    expect(room.edit("ana", hold("constructor", 1))).toBe("unknown_control");
    room.pull("ana", "detail", 1);
    room.edit("host", { kind: "model", value: WAVES.id });
    expect(room.pull("ana", "detail", 2)).toBe("unknown_control");
    expect(room.pull("ana", "detail", 0)).toBe("ok");
    expect(room.recipe.contributions).toEqual({});
  });

  it("is an edit of its classes; classes of weight 0 are left out", () => {
    const room = new Story("ana");
    const style = (value: Record<string, number>) => edit({ kind: "style", band: "colour", value });
    expect(room.edit("ana", style({ foam: 1 }))).toBe("out_of_range");
    expect(room.edit("ana", style({ tide: 0, bloom: 0.5, foam: 0 }))).toBe("ok");
    expect(room.recipe.styles.colour).toEqual({ bloom: 0.5 });
  });

  it("E11: is a shape that it draws; every model draws squares", () => {
    const shape = (value: string) => edit({ kind: "ratio", value });
    const story = new Story("ana");
    expect(["16:9", "2:3", "1:1"].map((value) => story.edit("ana", shape(value)))).toEqual([
      "ok",
      "ok",
      "ok",
    ]);
    story.edit("host", { kind: "model", value: WAVES.id });
    expect(story.edit("ana", shape("3:2"))).toBe("wrong_shape");
    expect(story.edit("ana", shape("1:1"))).toBe("ok");
  });

  it("is a blend of its own latents, or a keyframe of any installed model", () => {
    const room = new Story("ana");
    const { blends: _b, palette: _p, holds: _h, v: _v, ...latent } = still;
    expect(room.edit("ana", blend("own", { recipe: latent }))).toBe("ok");
    const other = { ...latent, model: { id: WAVES.id, hash: WAVES.hash } };
    expect(room.edit("ana", blend("other", { recipe: other }))).toBe("unknown_model");
    expect(room.edit("ana", keyframe("k", { ...still, model: other.model }))).toBe("ok");
    expect(room.edit("ana", keyframe("k", { ...still, model: { id: "none", hash: WAVES.hash } }))).toBe(
      "unknown_model",
    );
  });
});

describe("limits (L2)", () => {
  const letters = "abcdefghijklmnopqrst";
  it.each([
    [
      "blends",
      RECIPE_LIMITS.blends,
      (i: number) => blend(`b${i}`),
      edit({ kind: "blend", id: "b0", value: null }),
    ],
    ["holds", RECIPE_LIMITS.holds, (i: number) => hold(letters[i] ?? "", 1), hold("a", null)],
    [
      "keyframes",
      RECIPE_LIMITS.keyframes,
      (i: number) => keyframe(`k${i}`),
      edit({ kind: "keyframe", id: "k0", value: null }),
    ],
  ])("of %s: %i, of which any may still be written, and one removed makes room", (_, most, make, remove) => {
    const room = new Story("ana");
    for (let i = 0; i < most; i++) expect(room.edit("ana", make(i))).toBe("ok");
    expect(room.edit("ana", make(most))).toBe("limit_reached");
    expect(room.edit("ana", make(most - 1))).toBe("ok");
    expect(room.edit("ana", remove)).toBe("ok");
    expect(room.edit("ana", make(most))).toBe("ok");
  });
});

describe("a finish", () => {
  const finish = {
    id: "finish" as ModelId,
    hash: Sha256.parse("d".repeat(64)),
    alike: [],
    hands: new Set(["ink", "oil"]),
  };
  const painted: Models = new Map([[FIELDS.id, { ...FIELDS, finish }]]);
  const { id, hash } = finish;
  const room = { model: { id, hash }, ground: { ink: 1 }, strength: 0.8, stroke: 0, colour: 0.5 };
  const told = (models: Models = painted) => {
    const story = Object.assign(new Story("ana", "ben"), { models });
    return { story, edit: (who: string, of: object) => story.edit(who, Edit.parse(of)) };
  };

  it("is given once, and then everyone paints with hands that exist", () => {
    const { story, edit } = told();
    expect(edit("ana", { kind: "hand", hand: "ink", value: { amount: 1 } })).toBe("unknown_model");
    expect(edit("ana", { kind: "finish", value: room })).toBe("ok");
    expect(edit("ana", { kind: "hand", hand: "ink", value: { amount: 1 } })).toBe("ok");
    expect(edit("ben", { kind: "hand", hand: "tar", value: { amount: 1 } })).toBe("unknown_control");
    expect(edit("ben", { kind: "paint", paint: "stroke", value: 0.5 })).toBe("ok");
    expect(story.recipe.finish).toMatchObject({
      hands: { ink: { ana: { amount: 1 } } },
      stroke: { ben: 0.5 },
    });
  });

  it("must be of the installed version, is refused where none is installed, and can be removed", () => {
    const other = { ...room, model: { id, hash: "e".repeat(64) } };
    expect(told().edit("ana", { kind: "finish", value: other })).toBe("unknown_model");
    expect(told(MODELS).edit("ana", { kind: "finish", value: room })).toBe("unknown_model");
    expect(told().edit("ana", { kind: "finish", value: null })).toBe("ok");
  });

  it("takes hands made from pictures, up to their number, taken out by whoever brought them or the host", () => {
    const { edit } = told();
    const value = { vector: "A".repeat(267), rights: true };
    expect(edit("ana", { kind: "own-hand", hand: "ink", value })).toBe("out_of_range");
    for (let i = 0; i < 16; i++)
      expect(edit("ana", { kind: "own-hand", hand: `own-${i}`, value })).toBe("ok");
    expect(edit("ana", { kind: "own-hand", hand: "own-16", value })).toBe("limit_reached");
    expect(edit("ben", { kind: "own-hand", hand: "own-3", value: null })).toBe("held");
    expect(edit("host", { kind: "own-hand", hand: "own-3", value: null })).toBe("ok");
  });

  it("can be locked and pinned like a control", () => {
    const { story, edit } = told();
    edit("ana", { kind: "finish", value: room });
    story.happen("host", { kind: "lock", payload: { control: "hand-ink" as never, locked: true } });
    expect(edit("ana", { kind: "hand", hand: "ink", value: { amount: 0.5 } })).toBe("locked");
    expect(edit("host", { kind: "hand", hand: "ink", value: { amount: 0.5 } })).toBe("ok");
    expect(edit("ana", { kind: "hold", control: "finish-stroke", value: 0.5 })).toBe("ok");
    expect(edit("ana", { kind: "hold", control: "finish-mood", value: 0.5 })).toBe("unknown_control");
  });
});
