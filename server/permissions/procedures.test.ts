import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { appRouter } from "@/server/trpc/router";
import { PROCEDURES, type Procedure } from "./procedures";
import { ROLE_IDS, type SomeRole } from "./roles";
import { askProcedure } from "./testing/ask";
import { INPUTS } from "./testing/inputs";
import { PermissionWorld } from "./testing/world";

let world: PermissionWorld;
beforeAll(async () => {
  world = await PermissionWorld.set();
});
afterAll(() => world?.server.close());

/** Those who are refused ask first, so that what they ask about is there. */
const inOrder = (path: Procedure): SomeRole[] =>
  [...ROLE_IDS].sort((a, b) => Number(PROCEDURES[path][a] === "yes") - Number(PROCEDURES[path][b] === "yes"));

/** Members of the den know that it is there. */
const KNOWS: readonly SomeRole[] = ["user", "host"];

describe("every procedure", () => {
  it("has a row in the table", () => {
    expect(Object.keys(PROCEDURES).sort()).toEqual(Object.keys(appRouter._def.procedures).sort());
  });

  it.each(Object.keys(PROCEDURES) as Procedure[])("%s answers each role as its row says", async (path) => {
    const answers: Partial<Record<SomeRole, string>> = {};
    for (const role of inOrder(path)) {
      const { input, cookie = world.cookieOf(role), after } = await INPUTS[path](world, role);
      const said = await askProcedure(world, path, input, cookie);
      await after?.();
      answers[role] = said.answer === PROCEDURES[path][role] ? said.answer : `${said.answer} ${said.text}`;
      const ghost = world.ghostOf(input);
      if (KNOWS.includes(role) || ghost === null || (said.answer === "yes" && path !== "room.list")) continue;
      // What is refused says the same as what is not there, to the byte.
      expect(await askProcedure(world, path, ghost, cookie), `${path} of nothing, by ${role}`).toEqual(said);
    }
    expect(answers).toEqual(PROCEDURES[path]);
  });
});
