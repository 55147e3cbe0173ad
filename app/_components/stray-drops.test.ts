import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ignoreStrayDrops } from "./stray-drops";
import { filesNaming, sources } from "./testing/sources";

type Where = "picture" | "text" | "files";

/** Drags something over a place and drops it there; answers whether the browser was kept from opening it. */
function dropOn(where: Where, types: readonly string[], taken = false) {
  const page = new EventTarget();
  const stop = ignoreStrayDrops(page);
  const closest = (fields: string) => {
    const isText = fields.includes("textarea");
    return (where === "text" && isText) || (where === "files" && !isText) ? {} : null;
  };
  const dataTransfer = { types, dropEffect: "copy" };
  const kept = ["dragover", "drop"].map((type) => {
    const event = Object.assign(new Event(type, { cancelable: true }), { dataTransfer });
    Object.defineProperty(event, "target", { value: { closest } });
    if (taken) event.preventDefault();
    page.dispatchEvent(event);
    return event.defaultPrevented;
  });
  stop();
  return { kept, effect: dataTransfer.dropEffect };
}

describe("what is dropped beside a field", () => {
  it("opens nothing: a file, a link or a picture from another page", () => {
    for (const types of [["Files"], ["text/uri-list"], ["text/uri-list", "text/html", "Files"], []])
      expect(dropOn("picture", types)).toEqual({ kept: [true, true], effect: "copy" });
  });

  it("opens nothing when it is a file on a text field", () => {
    expect(dropOn("text", ["Files"])).toEqual({ kept: [true, true], effect: "copy" });
  });

  it("is left to fields that the browser fills itself: text to text fields, files to file fields", () => {
    expect(dropOn("text", ["text/plain"]).kept).toEqual([false, false]);
    expect(dropOn("files", ["Files"]).kept).toEqual([false, false]);
  });

  it("is left to the code that takes it", () => {
    expect(dropOn("picture", ["Files"], true)).toEqual({ kept: [true, true], effect: "copy" });
  });
});

it("every page ignores stray drops before it does anything else", () => {
  const root = new URL("../../", import.meta.url);
  expect(existsSync(new URL("instrumentation-client.ts", root))).toBe(true);
  expect(readFileSync(new URL("instrumentation-client.ts", root), "utf8")).toMatch(
    /^ignoreStrayDrops\(window\);$/m,
  );
});

it("every field that takes drops prevents what the browser would do, on drag over and on drop", () => {
  expect(filesNaming(/\bonDrop=\{drop\}/)).toEqual(filesNaming(/\bonDragOver=/));
  for (const { path, text } of sources().filter(({ text }) => text.includes("onDragOver=")))
    expect(text.match(/event\.preventDefault\(\)/g)?.length, path).toBeGreaterThanOrEqual(2);
});
