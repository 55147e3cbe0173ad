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

it("goes on beside a part that takes long, and names it", async () => {
  const { said, logger } = listener();
  const done: string[] = [];
  const steps = { slow: () => new Promise(() => {}), rooms: () => void done.push("rooms") };
  await closeInOrder(steps, logger, { all: 10_000, each: 20 });
  expect([done, said]).toEqual([["rooms"], [{ step: "slow" }]]);
});

it("ends in time however many parts never end", async () => {
  const { said, logger } = listener();
  const never = () => new Promise(() => {});
  await closeInOrder({ first: never, second: never, third: never }, logger, { all: 30, each: 20 });
  expect(said.at(-1)).toMatchObject({ step: expect.stringMatching(/second|third/) });
});
