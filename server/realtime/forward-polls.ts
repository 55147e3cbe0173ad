import { request as ask, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import { Server as Engine } from "engine.io";

/** What a node needs to find the others by. */
export type Polls = {
  /** What this node is called. */
  node: string;
  /** Where another is reached; null for one that there is not. */
  addressOf: (node: string) => Promise<string | null>;
};

/** Connections whose ids name this node, so that every node can tell whose they are. */
export class NamedEngine extends Engine {
  constructor(
    options: ConstructorParameters<typeof Engine>[0],
    private readonly node: string,
  ) {
    super(options);
  }

  override async generateId(request: IncomingMessage): Promise<string> {
    return `${await super.generateId(request)}@${this.node}`;
  }
}

/**
 * Answers long polls of connections that another node holds by asking that one: requests of one connection arrive at any. What it
 * cannot forward is answered here, as an unknown connection, after which the client begins anew.
 */
export function forwardPolls(here: RequestListener, { node, addressOf }: Polls): RequestListener {
  return (request, response) => {
    const holder = new URL(request.url ?? "/", "http://x").searchParams.get("sid")?.split("@")[1];
    if (!holder || holder === node) return here(request, response);
    addressOf(holder).then(
      (address) => (address ? forward(address, request, response) : here(request, response)),
      () => here(request, response),
    );
  };
}

function forward(address: string, request: IncomingMessage, response: ServerResponse): void {
  // Who sends it was decided when the connection began.
  const { "x-forwarded-for": _from, forwarded: _by, connection: _way, ...headers } = request.headers;
  const asked = ask(new URL(request.url ?? "/", address), { method: request.method, headers }, (answer) => {
    const { connection: _back, "keep-alive": _long, "transfer-encoding": _parts, ...rest } = answer.headers;
    response.writeHead(answer.statusCode ?? 502, rest);
    answer.pipe(response);
  });
  const fail = () => {
    if (response.headersSent) response.destroy();
    else response.writeHead(502).end();
  };
  asked.on("error", fail);
  response.on("close", () => asked.destroy());
  request.pipe(asked);
}
