import { requireBodyWithin } from "../read-body";
import { middleware } from "../router";

/** Refuses a body that is announced to be longer, before a byte of it is read. A body without a length is counted while it is read. */
export const bodyWithin = (most: number) =>
  middleware(async ({ env }, next) => {
    requireBodyWithin(env.incoming, most);
    await next();
  });
