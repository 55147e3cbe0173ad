import { describe, expect, it } from "vitest";
import { actionOf, letterOf, type Press, undoOrRedo } from "./shortcut";

const press = (key: string, code: string, more: Partial<Press> = {}): Press => ({
  key,
  code,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
});
const ctrl = { ctrlKey: true };

describe("undo and redo", () => {
  it.each([
    ["Latin", "z", "Я"],
    ["Cyrillic", "я", "Я"],
    ["Greek", "ζ", "Ζ"],
    ["Hebrew", "ז", "Z"],
    // What Arabic keyboards write with Shift on that key is no letter.
    ["Arabic", "ئ", "~"],
    ["Persian", "ظ", "ك"],
    ["Thai", "ผ", "("],
    ["Georgian", "ზ", "ძ"],
    ["Hindi, where the key gives a mark", "\u0947", "\u090e"],
    ["a layout whose key waits for another", "Dead", "Dead"],
  ])("are where Z stands on %s layouts", (_layout, plain, shifted) => {
    expect(undoOrRedo(press(plain, "KeyZ", ctrl))).toBe("undo");
    expect(undoOrRedo(press(plain, "KeyZ", { metaKey: true }))).toBe("undo");
    expect(undoOrRedo(press(shifted, "KeyZ", { ...ctrl, shiftKey: true }))).toBe("redo");
  });

  it("follow the letter on layouts with Latin letters: German, French, Dvorak", () => {
    expect(undoOrRedo(press("z", "KeyY", ctrl))).toBe("undo");
    expect(undoOrRedo(press("y", "KeyZ", ctrl))).toBe("redo");
    expect(undoOrRedo(press("w", "KeyZ", ctrl))).toBeNull();
    expect(undoOrRedo(press("z", "KeyW", ctrl))).toBe("undo");
    expect(undoOrRedo(press("z", "Slash", ctrl))).toBe("undo");
    expect(undoOrRedo(press("Z", "KeyZ", { ...ctrl, shiftKey: true }))).toBe("redo");
  });

  it("follow the key's place on layouts without Latin letters", () => {
    expect(undoOrRedo(press("н", "KeyY", ctrl))).toBe("redo");
  });

  it("need Ctrl or Cmd without Alt, because Alt writes letters", () => {
    expect(undoOrRedo(press("я", "KeyZ"))).toBeNull();
    expect(undoOrRedo(press("ż", "KeyZ", { ...ctrl, altKey: true }))).toBeNull();
    expect(undoOrRedo(press("z", "KeyZ", { ...ctrl, altKey: true }))).toBeNull();
  });
});

describe("shortcuts of one key", () => {
  const table = { j: "next", d: "decide", "?": "help" };

  it("are found by letter, and by place on layouts without Latin letters", () => {
    expect(actionOf(press("j", "KeyJ"), table)).toBe("next");
    expect(actionOf(press("о", "KeyJ"), table)).toBe("next");
    expect(actionOf(press("ξ", "KeyJ"), table)).toBe("next");
    expect(actionOf(press("д", "KeyL"), table)).toBeUndefined();
  });

  it("are found by the character that the key writes, wherever the key is", () => {
    expect(actionOf(press("?", "Minus", { shiftKey: true }), table)).toBe("help");
    expect(actionOf(press("?", "Digit7", { shiftKey: true }), table)).toBe("help");
  });

  it("ignore accented letters, other Latin letters, names of keys and chords", () => {
    expect(actionOf(press(";", "KeyJ"), table)).toBeUndefined();
    expect(actionOf(press("é", "KeyD"), table)).toBeUndefined();
    expect(actionOf(press("Process", "KeyD"), table)).toBeUndefined();
    expect(actionOf(press("d", "KeyD", ctrl), table)).toBeUndefined();
    expect(actionOf(press("constructor", ""), table)).toBeUndefined();
  });
});

it("a key that writes no Latin letter and has no letter's place stands for no letter", () => {
  expect(letterOf(press("я", "", ctrl))).toBeNull();
  expect(letterOf(press("1", "Digit1", ctrl))).toBeNull();
  expect(letterOf(press("я", "Semicolon", ctrl))).toBeNull();
});
