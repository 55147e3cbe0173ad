import { describe, expect, it } from "vitest";
import type { ActorId, RoomId } from "@/core/kernel/ids/ids";
import { countRenders, countTries, TRIES } from "./counters";
import { memoryLimits } from "./infra/limits/memory-limits";

const room = "room" as RoomId;
const actorOf = (n: number) => `actor-${n}` as ActorId;
type Try = Parameters<ReturnType<typeof countTries>["take"]>[0];

/** How many of these tries are judged, all asked at once. */
async function judged(tries: readonly Try[], counter = countTries(memoryLimits())): Promise<number> {
  const said = await Promise.allSettled(tries.map((by) => counter.take(by)));
  return said.filter(({ status }) => status === "fulfilled").length;
}
const many = (n: number, by: (i: number) => Partial<Try>): Try[] =>
  Array.from({ length: n }, (_, i) => ({ actor: actorOf(i), address: null, room, ...by(i) }));

describe("tries at rooms' passwords", () => {
  it("are slowed by person, by network, by room and in all, however many come at once", async () => {
    const rooms = (i: number) => `room-${i}` as RoomId;
    const address = (i: number) => `203.0.${i >> 8}.${i & 255}`;
    expect(await judged(many(100, (i) => ({ actor: actorOf(0), room: rooms(i) })))).toBe(TRIES.person);
    expect(await judged(many(100, (i) => ({ address: "203.0.113.9", room: rooms(i) })))).toBe(TRIES.network);
    expect(await judged(many(100, (i) => ({ address: address(i) })))).toBe(TRIES.room);
    expect(await judged(many(600, (i) => ({ address: address(i), room: rooms(i) })))).toBe(TRIES.all);
  });

  it("of one person that are refused leave the room to others", async () => {
    const counter = countTries(memoryLimits());
    await judged(
      many(1000, () => ({ actor: actorOf(0) })),
      counter,
    );
    expect(
      await judged(
        many(TRIES.room, (i) => ({ actor: actorOf(i + 1) })),
        counter,
      ),
    ).toBe(TRIES.room - TRIES.person);
  });

  it("that are right count for nothing: a class comes in from one network", async () => {
    const counter = countTries(memoryLimits());
    for (const by of many(200, () => ({ address: "203.0.113.9" }))) await (await counter.take(by))();
    expect(
      await judged(
        many(1, () => ({ address: "203.0.113.9" })),
        counter,
      ),
    ).toBe(1);
  });
});

it("pictures of a day are counted before they are judged, however many are asked for at once", async () => {
  const renders = countRenders(memoryLimits());
  const said = await Promise.all(Array.from({ length: 50 }, () => renders.take("ana", 5)));
  expect(said.filter(Boolean)).toHaveLength(5);
  expect(await renders.take("ana", 6)).toBe(true);
});
