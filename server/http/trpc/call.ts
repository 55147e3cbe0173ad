import { nodeHTTPRequestHandler } from "@trpc/server/adapters/node-http";
import { BATCH } from "@/core/api/batch";
import { AppError } from "@/core/kernel/errors";
import { languageOf } from "@/core/kernel/said/language-of";
import type { Services } from "@/server/services";
import { BATCH_ANSWER } from "@/server/trpc/context";
import { appRouter } from "@/server/trpc/router";
import { clientAddress } from "../client-address";
import { ownOrigin } from "../middleware/origin";
import { callers } from "../middleware/role";
import { handlers, partOf, SENT } from "../router";

export const TRPC_BODY = 256 * 1024;

/** What our own pages call. */
export const call = (services: Services) =>
  handlers(ownOrigin(services.config.trustedOrigins), callers, async (c) => {
    const { incoming, outgoing } = c.env;
    const path = partOf(c, "path");
    if (path.split(/,|%2c/i).length > BATCH)
      throw new AppError("too_large", "batch", `At most ${BATCH} calls can be made in one request.`);
    await nodeHTTPRequestHandler({
      router: appRouter,
      req: incoming,
      res: outgoing,
      path,
      maxBodySize: TRPC_BODY,
      createContext: async () => ({
        services,
        session: await c.var.session(),
        address: clientAddress(incoming),
        language: languageOf(incoming.headers),
        answer: { left: BATCH_ANSWER },
      }),
    });
    return SENT;
  });
