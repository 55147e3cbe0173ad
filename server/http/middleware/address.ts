import { AppError } from "@/core/kernel/errors";
import { clientAddresses } from "../client-address";
import { middleware, SENT } from "../router";

/** Notes for whom each request is sent, or by whom. */
export function noteAddress(trustedProxies: readonly string[], onUnnamed: (proxy: string) => void) {
  const note = clientAddresses(trustedProxies, onUnnamed);
  return middleware(async ({ env }, next) => {
    note(env.incoming);
    await next();
  });
}

/** Answers OPTIONS of the server itself, and refuses targets that are not addresses. */
export const requireTarget = middleware(async ({ env: { target, outgoing } }, next) => {
  if (target === "*") {
    outgoing.writeHead(204, { Allow: "GET, HEAD, POST, OPTIONS" }).end();
    return SENT;
  }
  if (!target) throw new AppError("not_found", "no address of ours");
  await next();
});
