import { expect, test } from "../fixtures/server";
import { type Weight, weigh } from "../fixtures/weigh";
import { RoomPage } from "../pages/room";
import { hostARoom, publish } from "../pages/work";

/** Kilobytes of JavaScript, as they go over the wire. */
const VISITORS = 150;
const ROOM = 250;

const table = (weights: readonly Weight[]): string =>
  weights
    .map(
      ({ path, kB, files }) =>
        `${kB.toFixed(1).padStart(7)} kB  ${String(files.length).padStart(2)} files  ${path}`,
    )
    .join("\n");

test("pages that visitors open first are light, and a room is not heavy", async ({ person }) => {
  const host = await hostARoom(await person("Hana"), "Hana", "A light room");
  await host.nudge("Warmth", 8);
  const work = await publish(host, "A light work");
  const weights: Weight[] = [];
  for (const path of ["/", "/gallery", work, "/verify", "/models/fields"]) {
    const page = await person("Vera");
    weights.push(await weigh(page, () => page.goto(path)));
  }
  const page = await person("Ana");
  const room = await weigh(page, () => RoomPage.enter(page, "/r/commons", "Ana"));
  process.stdout.write(`${table([...weights, room])}\n`);
  for (const { path, kB } of weights) expect(kB, path).toBeLessThanOrEqual(VISITORS);
  expect(room.kB, room.path).toBeLessThanOrEqual(ROOM);
});
