import { toNodeHandler } from "better-auth/node";
import { AppError } from "@/core/kernel/errors";
import { isOpenPath } from "@/server/auth/open-paths";
import type { Services } from "@/server/services";
import { readBody } from "../read-body";
import { handlers, partOf, SENT } from "../router";

/** A name, an address and a password. */
export const AUTH_BODY = 16 * 1024;

/** The auth library, as far as it is open. It reads bodies of any size, so they are read for it. */
export function enter({ accounts }: Pick<Services, "accounts">) {
  const handle = toNodeHandler(accounts.auth);
  return handlers(async (c) => {
    const { incoming, outgoing } = c.env;
    if (!isOpenPath(`/${partOf(c, "path")}`)) throw new AppError("not_found");
    const body = incoming.method === "GET" ? null : await readBody(incoming, AUTH_BODY);
    if (body?.length) Object.assign(incoming, { body: new TextDecoder().decode(body) });
    await handle(incoming, outgoing);
    return SENT;
  });
}
