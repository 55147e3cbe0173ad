import { requireBodyWithin } from "../read-body";
import { middleware } from "../router";

/** Refuses a body that is announced to be longer, before a byte of it is read. What comes without a length is counted by whoever reads it. */
export const bodyWithin = (most: number) =>
  middleware(async ({ env }, next) => {
    requireBodyWithin(env.incoming, most);
    await next();
  });
