import { expect, expectTypeOf, it } from "vitest";
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
