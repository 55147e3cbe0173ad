import { expect, it } from "vitest";
import { creditsKey } from "./credits-key";

const ana = { player: "ana", name: null, consent: "pending", influence: 0.4 };
const ben = { player: "ben", name: "Ben", consent: "accepted", influence: 0.6 };
const work = { version: 1, labels: [ana, ben] };

it("the key stays the same while nothing on the label changes", () => {
  expect(creditsKey({ ...work, ...{ applause: 7 } })).toBe(creditsKey(work));
});

it.each([
  ["somebody answers", { labels: [{ ...ana, consent: "accepted", name: "Ana" }, ben] }],
  ["shares are measured anew", { labels: [{ ...ana, influence: 0.5 }, ben] }],
  ["somebody withdraws", { labels: [ana] }],
  ["there is a new version", { version: 2 }],
])("the key changes when %s", (_what, more) => {
  expect(creditsKey({ ...work, ...more })).not.toBe(creditsKey(work));
});
