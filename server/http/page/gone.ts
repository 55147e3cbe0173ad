import type { Context } from "hono";
import { type Env, middleware } from "../router";

/** Answers 410 where that is a page's status. Next renders what is gone as a page like any other, with 200: the status is ours to say. */
export const gone = (statusOf: (c: Context<Env>) => Promise<200 | 404 | 410>) =>
  middleware(async (c, next) => {
    if ((await statusOf(c)) === 410) {
      const { outgoing } = c.env;
      outgoing.setHeader("Cache-Control", "no-store");
      Object.defineProperty(outgoing, "statusCode", { get: () => 410, set: () => {} });
    }
    await next();
  });
