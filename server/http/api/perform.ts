import type { IncomingMessage } from "node:http";
import type { Context } from "hono";
import type { Operation } from "@/core/api/operation";
import type { OperationId } from "@/core/api/operations";
import { sha256Hex } from "@/core/kernel/canon/hash";
import { AppError } from "@/core/kernel/errors";
import type { Services } from "@/server/services";
import { readBody } from "../read-body";
import { type Pair, queryOf, SENT } from "../router";
import { sendBytes } from "../send/bytes";
import { exhibitions } from "./exhibitions";
import type { Asked, Picture } from "./handler";
import type { Keyed } from "./key-holder";
import { making } from "./making";
import { models } from "./models";
import { works } from "./works";
import { yours } from "./yours";

const HANDLERS = { ...works, ...exhibitions, ...models, ...yours, ...making };
export const API_BODY = 128 * 1024;

/** Checks what an operation is asked, has it done, and sends what its document promises. */
export const perform =
  (services: Services, id: OperationId, operation: Operation) =>
  async (c: Context<Keyed>): Promise<Response> => {
    const { incoming, outgoing } = c.env;
    const { holder } = c.var;
    const params = operation.params.safeParse(c.req.param());
    if (!params.success) throw new AppError("not_found", params.error.message);
    const asked = {
      services,
      holder,
      params: params.data,
      query: operation.query.parse(Object.fromEntries(queryOf(c))),
      body: operation.body ? operation.body.parse(await bodyOf(incoming)) : null,
    };
    const handle = HANDLERS[id] as (asked: Asked<never>) => Promise<unknown>;
    const said = await handle(asked as Asked<never>);
    if (!operation.answer) return sendPicture(c.env, said as Picture);
    // What the document does not promise is not sent.
    const content = new TextEncoder().encode(JSON.stringify(operation.answer.parse(said)));
    outgoing.statusCode = operation.status;
    if (operation.status === 200 && !holder) return sendDocument(c.env, content, "public, max-age=30");
    outgoing.setHeader("Cache-Control", "no-store");
    outgoing.setHeader("Content-Type", "application/json; charset=utf-8");
    outgoing.end(incoming.method === "HEAD" ? undefined : content);
    return SENT;
  };

/** JSON that caches may keep. */
export const sendDocument = (pair: Pair, bytes: Uint8Array, cache: string): Response =>
  sendBytes(pair, {
    bytes,
    mime: "application/json; charset=utf-8",
    hash: sha256Hex(bytes).slice(0, 32),
    cache,
  });

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  if (!/^application\/json\s*(;|$)/i.test(request.headers["content-type"] ?? ""))
    throw new AppError("wrong_type");
  const bytes = await readBody(request, API_BODY);
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new AppError("malformed", "not JSON", "The body is not JSON.");
  }
}

function sendPicture({ outgoing }: Pair, { bytes, headers }: Picture): Response {
  for (const [name, value] of Object.entries(headers)) outgoing.setHeader(name, value);
  outgoing.setHeader("Cache-Control", "no-store");
  outgoing.writeHead(200, { "Content-Type": "image/png", "Content-Length": bytes.length }).end(bytes);
  return SENT;
}
