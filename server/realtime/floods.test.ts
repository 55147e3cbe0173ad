import { expect, it } from "vitest";
import { Floods } from "./floods";

const most = { person: { messages: 10, bytes: 1_000 }, network: { messages: 25, bytes: 2_500 } };
const una = { who: "una", network: "203.0.113.7" };

it("counts a person's messages and bytes over all connections", () => {
  const floods = new Floods(most, () => 0);
  for (let i = 0; i < 10; i++) expect(floods.take(una, 1, 1)).toBe(true);
  expect(floods.take(una, 1, 1)).toBe(false);
  expect(floods.take({ who: "otto", network: null }, 1, 1_001)).toBe(false);
});

it("a network has a limit of its own, however many people use it", () => {
  const floods = new Floods(most, () => 0);
  const answers = Array.from({ length: 30 }, (_, i) => floods.take({ ...una, who: `guest ${i}` }, 1, 1));
  expect(answers.filter(Boolean)).toHaveLength(25);
});

it("does not limit an address that many people may share", () => {
  const floods = new Floods(most, () => 0);
  for (let i = 0; i < 100; i++) expect(floods.take({ who: `guest ${i}`, network: null }, 1, 1)).toBe(true);
});

it("a full allowance returns in two seconds, and a person kept out may return after ten", () => {
  let now = 0;
  const floods = new Floods(most, () => now);
  expect(floods.take(una, 10, 1)).toBe(true);
  now = 1_000;
  expect(floods.take(una, 5, 1)).toBe(true);
  expect(floods.take(una, 1, 1)).toBe(false);
  floods.shutOut("una");
  now = 9_000;
  expect(floods.take(una, 10, 1)).toBe(true);
  expect(floods.isOutside("una")).toBe(true);
  now = 11_001;
  expect(floods.isOutside("una")).toBe(false);
});

it("lets nobody send twice as much around the start of a second", () => {
  let now = 999;
  const floods = new Floods(most, () => now);
  expect(floods.take(una, 9, 1)).toBe(true);
  now = 1_001;
  expect(floods.take(una, 9, 1)).toBe(false);
});
