import type { Services } from "@/server/services";
import { middleware } from "../router";

/** Lets middleware ask whose cookie a request carries. It is looked up when somebody asks, once, and not at all without a cookie. */
export const sessions = ({
  accounts: { sessionOf },
}: {
  accounts: Pick<Services["accounts"], "sessionOf">;
}) =>
  middleware(async (c, next) => {
    const { cookie } = c.env.incoming.headers;
    let found: ReturnType<typeof sessionOf> | undefined;
    c.set("ask", async () => {
      found ??= cookie ? sessionOf(new Headers({ cookie })) : Promise.resolve(null);
      return found;
    });
    await next();
  });
