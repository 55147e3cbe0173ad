import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { expect, expectTypeOf, it } from "vitest";
import { z } from "zod";
import * as mini from "zod/mini";
import type { Services } from "@/server/services";
import type { Context } from "./context";
import { createCallerFactory, openProcedure, router } from "./trpc";

const seen = router({
  seen: openProcedure("config", "limits").query(({ ctx: { services } }) => {
    expectTypeOf(services).toEqualTypeOf<Pick<Services, "config" | "limits">>();
    return Object.keys(services).sort();
  }),
  nothing: openProcedure().query(({ ctx: { services } }) => {
    expectTypeOf<keyof typeof services>().toEqualTypeOf<never>();
    // @ts-expect-error a part that it did not name
    return [Object.keys(services), services.limits];
  }),
});

it("a procedure is handed the parts of the services that it names, and no other", async () => {
  const services = { config: {}, limits: {}, work: {}, rooms: {} } as never as Context["services"];
  const caller = createCallerFactory(seen)({ services, session: null, address: null });
  expect(await caller.seen()).toEqual(["config", "limits"]);
  expect(await caller.nothing()).toEqual([[], undefined]);
});

const asking = router({
  named: openProcedure()
    .input(z.object({ name: z.string().min(2, "Give it a name of two letters.").max(5) }))
    .query(({ input }) => input.name),
  whole: openProcedure()
    .input(z.object({ size: z.int() }))
    .query(({ input }) => input.size),
  small: openProcedure()
    .input(mini.object({ size: mini.int() }))
    .query(({ input }) => input.size),
});

it.each(["whole", "small"])(
  "what is wrong with an input is said by its place: a schema of the %s zod",
  async (name) => {
    const services = {} as never as Context["services"];
    const response = await fetchRequestHandler({
      endpoint: "/api",
      req: new Request(`http://cohue.test/api/${name}?input=${encodeURIComponent('{"size":"large"}')}`),
      router: asking,
      createContext: () => ({ services, session: null, address: null }),
    });
    const { error } = await response.json();
    expect(error.data.app).toBe("malformed");
    expect(error.message).toMatch(/^size: .*expected (int|number)/);
  },
);

it.each([
  ["x", "Give it a name of two letters."],
  ["much too long", "That text is too long: at most 5 characters."],
])("what is wrong with a text is said in a sentence, without its place: %j", async (name, words) => {
  const services = {} as never as Context["services"];
  const response = await fetchRequestHandler({
    endpoint: "/api",
    req: new Request(`http://cohue.test/api/named?input=${encodeURIComponent(JSON.stringify({ name }))}`),
    router: asking,
    createContext: () => ({ services, session: null, address: null }),
  });
  expect((await response.json()).error.message).toBe(words);
});
