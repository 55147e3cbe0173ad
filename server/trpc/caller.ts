import { services } from "@/server/services";
import { appRouter } from "./router";
import { createCallerFactory } from "./trpc";

const createCaller = createCallerFactory(appRouter);

/** The instance's address, for links that are read elsewhere. */
export const instanceOrigin = (): string => services().config.origin;

/** The router for server components, as the person whose headers these are. */
export async function callerFor(headers: Headers): Promise<ReturnType<typeof createCaller>> {
  const all = services();
  return createCaller({ services: all, session: await all.accounts.sessionOf(headers), address: null });
}
