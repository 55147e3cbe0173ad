import { expect, it } from "vitest";
import { CLOSING_ORDER, Closing } from "./closing";

const silent = { warn: () => {}, error: () => {} } as never;

it("closes what lets work in, then what does it, then what it is kept in, in whatever order they were opened", async () => {
  const closed: string[] = [];
  const closing = new Closing(silent);
  for (const step of CLOSING_ORDER.toReversed()) closing.add(step, () => void closed.push(step));
  await closing[Symbol.asyncDispose]();
  expect(closed).toEqual([
    "listener",
    "chores",
    "jobs",
    "job processes",
    "intake",
    "marks",
    "rooms",
    "sockets",
    "room node",
    "requests",
    "pages",
    "render",
    "render worker",
    "bus",
    "address",
    "redis",
    "traces",
    "blobs",
    "keys",
    "database",
    "database lock",
    "folder lock",
  ]);
});

it("closes what a start had opened before it failed, and nothing else", async () => {
  const closed: string[] = [];
  const closing = new Closing(silent);
  closing.add("folder lock", () => void closed.push("folder lock"));
  closing.add("render", () => void closed.push("render"));
  await closing[Symbol.asyncDispose]();
  expect(closed).toEqual(["render", "folder lock"]);
});

it("closes once, however often it is asked to", async () => {
  let closed = 0;
  const closing = new Closing(silent);
  closing.add("database", () => {
    closed += 1;
  });
  await Promise.all([closing[Symbol.asyncDispose](), closing[Symbol.asyncDispose]()]);
  expect(closed).toBe(1);
});
