import { expect, it } from "vitest";
import { z } from "zod";
import { forbidCompiling } from "./no-compiling";

it("zod reads what it is told where it is told", () => {
  const told: { __zod_globalConfig?: object } = {};
  forbidCompiling(told);
  expect(globalThis).toHaveProperty("__zod_globalConfig", z.config());
  expect(z.config(told.__zod_globalConfig)).toHaveProperty("jitless", true);
});
