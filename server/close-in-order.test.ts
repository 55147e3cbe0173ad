import { expect, it } from "vitest";
import { closeInOrder } from "./close-in-order";

function listener() {
  const said: unknown[] = [];
  const hear = (about: unknown) => void said.push(about);
  return { said, logger: { warn: hear, error: hear } as never };
}

it("closes one part after another, also where one cannot be closed", async () => {
  const done: string[] = [];
  const { said, logger } = listener();
  await closeInOrder(
    {
      first: async () => void done.push("first"),
      second: () => {
        throw new Error("stuck");
      },
      third: async () => void done.push("third"),
    },
    logger,
  );
  expect(done).toEqual(["first", "third"]);
  expect(said).toMatchObject([{ step: "second" }]);
});

it("ends in time where one part never does, and names it", async () => {
  const { said, logger } = listener();
  await closeInOrder({ quick: () => {}, slow: () => new Promise(() => {}) }, logger, 20);
  expect(said).toEqual([{ step: "slow" }]);
});
