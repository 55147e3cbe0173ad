import { expect, it } from "vitest";
import { slowly } from "./slowly";

it("hashes two at a time, the others in turn, and refuses those beyond what waits", async () => {
  let [now, most] = [0, 0];
  const open: (() => void)[] = [];
  const hash = async () => {
    now += 1;
    most = Math.max(most, now);
    await new Promise<void>((done) => open.push(done));
    now -= 1;
    return "hash";
  };
  const asked = Array.from({ length: 80 }, () => slowly(hash).catch((error) => error.code as string));
  let done = false;
  const all = Promise.all(asked).finally(() => {
    done = true;
  });
  while (!done) {
    open.shift()?.();
    await Promise.resolve();
  }
  const said = await all;
  expect(most).toBe(2);
  expect(said.filter((answer) => answer === "hash")).toHaveLength(66);
  expect(said.filter((answer) => answer === "too_frequent")).toHaveLength(14);
  // One that fails leaves its place to the next.
  await expect(slowly(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(await slowly(async () => 1)).toBe(1);
});
