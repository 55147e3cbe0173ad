import { describe, expect, it } from "vitest";
import type { Press } from "./shortcut";
import { SHORTCUTS, shortcutOf } from "./shortcuts";

const press = (key: string, code: string, more: Partial<Press> = {}): Press => ({
  ...{ key, code, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false },
  ...more,
});

describe("the table of shortcuts", () => {
  it("names each shortcut once, and gives no key to two", () => {
    const keys = SHORTCUTS.flatMap(({ keys = [] }) => keys);
    expect(new Set(keys).size).toBe(keys.length);
    expect(new Set(SHORTCUTS.map(({ id }) => id)).size).toBe(SHORTCUTS.length);
  });

  it("shows a key for every shortcut", () => {
    expect(SHORTCUTS.filter(({ shown }) => shown.flat().length === 0)).toEqual([]);
  });
});

describe("a pressed key", () => {
  it.each([
    ["English", "k", "KeyK"],
    ["Cyrillic", "л", "KeyK"],
    ["Greek", "κ", "KeyK"],
  ])("opens the palette with Ctrl or Cmd on %s layouts", (_layout, key, code) => {
    expect(shortcutOf(press(key, code, { ctrlKey: true }))).toBe("palette");
    expect(shortcutOf(press(key, code, { metaKey: true }))).toBe("palette");
    expect(shortcutOf(press(key, code, { altKey: true, ctrlKey: true }))).toBeNull();
  });

  it("takes back on Cyrillic layouts, and follows the letter on German ones", () => {
    expect(shortcutOf(press("я", "KeyZ", { ctrlKey: true }))).toBe("undo");
    expect(shortcutOf(press("Я", "KeyZ", { ctrlKey: true, shiftKey: true }))).toBe("redo");
    expect(shortcutOf(press("z", "KeyY", { ctrlKey: true }))).toBe("undo");
  });

  it("opens the map by the question mark, wherever the layout has it", () => {
    expect(shortcutOf(press("?", "Slash", { shiftKey: true }))).toBe("map");
    expect(shortcutOf(press("?", "Digit7", { shiftKey: true }))).toBe("map");
    expect(shortcutOf(press("؟", "Slash", { shiftKey: true }))).toBe("map");
  });

  it("goes to a panel by its number, on layouts too that write a mark there", () => {
    expect(shortcutOf(press("3", "Digit3"))).toBe("panel-3");
    expect(shortcutOf(press("3", "Numpad3"))).toBe("panel-3");
    expect(shortcutOf(press('"', "Digit3"))).toBe("panel-3");
    expect(shortcutOf(press("#", "Digit3", { shiftKey: true }))).toBeNull();
  });

  it("makes the picture larger and smaller", () => {
    expect(shortcutOf(press("+", "Equal", { shiftKey: true }))).toBe("nearer");
    expect(shortcutOf(press("=", "Equal"))).toBe("nearer");
    expect(shortcutOf(press("-", "Minus"))).toBe("farther");
    expect(shortcutOf(press("0", "Digit0"))).toBe("whole");
  });

  it("does nothing with Ctrl, Cmd or Alt that is the browser's", () => {
    expect(shortcutOf(press("f", "KeyF", { ctrlKey: true }))).toBeNull();
    expect(shortcutOf(press("d", "KeyD", { metaKey: true }))).toBeNull();
    expect(shortcutOf(press("Tab", "Tab"))).toBeNull();
  });
});
