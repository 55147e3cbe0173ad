import { expect, it } from "vitest";
import { targetOf } from "./request-target";

it.each([
  ["/gallery?page=2", "/gallery"],
  ["/a/../metrics", "/metrics"],
  ["http://elsewhere.example/gallery", "/gallery"],
  ["http://elsewhere.example", "/"],
  ["http://elsewhere.example?x", "/"],
  ["/a//b", "/a//b"],
])("%s is the path %s", (raw, path) => {
  expect(targetOf("GET", raw)).toMatchObject({ path });
});

it.each([
  "//",
  "///",
  "//x/metrics",
  "/\\x/metrics",
  "\\\\x",
  "/..//x/metrics",
  "http://x//metrics",
  "x",
  "*",
])("%s leads nowhere", (raw) => {
  expect(targetOf("GET", raw)).toBeNull();
});

it("OPTIONS may ask about the whole server", () => {
  expect(targetOf("OPTIONS", "*")).toBe("*");
});
