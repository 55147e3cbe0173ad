import type { IncomingMessage, ServerResponse } from "node:http";
import { toNodeHandler } from "better-auth/node";
import { AppError } from "@/core/kernel/errors";
import { isOpenPath } from "@/server/auth/open-paths";
import type { Accounts } from "@/server/services";
import { readBody } from "./read-body";

export const AUTH_PATH = /^\/api\/auth(\/.*)$/;
/** A name, an address and a password. */
export const AUTH_BODY = 16 * 1024;

type Serve = (request: IncomingMessage, response: ServerResponse, path: string) => Promise<void>;

/** The auth library, as far as it is open. It reads bodies of any size, so they are read for it. */
export function authServer({ auth }: Pick<Accounts, "auth">): Serve {
  const handle = toNodeHandler(auth);
  return async (request, response, path) => {
    if (!isOpenPath(path)) throw new AppError("not_found");
    const body = request.method === "GET" ? null : await readBody(request, AUTH_BODY);
    if (body?.length) Object.assign(request, { body: new TextDecoder().decode(body) });
    await handle(request, response);
  };
}
