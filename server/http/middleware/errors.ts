import type { ServerResponse } from "node:http";
import { isOurFault, storageFailedSince } from "@/server/domain/storage/fault-of";
import type { Logger } from "@/server/infra/log/logger";
import { middleware, type Pair, SENT } from "../router";
import { sendError } from "../send/json";

/** Answers whatever a handler or middleware throws, and logs what is a fault of ours. */
export const answerFaults =
  (logger: Logger) =>
  (error: unknown, { env: { incoming, outgoing } }: { env: Pair }): Response => {
    // A client that disconnects while it sends is no error of the server.
    const isHungUp = incoming.destroyed && !incoming.complete;
    if (isOurFault(error) && !isHungUp) logger.error({ err: error, url: incoming.url }, "a request failed");
    sendError(outgoing, error);
    return SENT;
  };

/** Pages and sign-in answer by themselves, and call what storage did a fault of theirs: it is not, and may be tried again. */
export const tellOfStorage = middleware(async ({ env: { outgoing } }, next) => {
  const since = Date.now();
  const write = outgoing.writeHead.bind(outgoing) as (status: number, ...rest: unknown[]) => ServerResponse;
  outgoing.writeHead = (status: number, ...rest: unknown[]) =>
    write(status === 500 && storageFailedSince(since) ? 503 : status, ...rest);
  await next();
});
