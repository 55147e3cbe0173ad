import type { ServerResponse } from "node:http";

/** An answer that comes in lines of JSON; `signal` says when whoever asked has hung up. Headers go with the first line. */
export function lineByLine(response: ServerResponse): { signal: AbortSignal; say: (line: object) => void } {
  const hangUp = new AbortController();
  response.on("close", () => hangUp.abort());
  const say = (line: object) => {
    if (!response.headersSent)
      response.writeHead(200, { "Content-Type": "application/x-ndjson", "Cache-Control": "no-store" });
    response.write(`${JSON.stringify(line)}\n`);
  };
  return { signal: hangUp.signal, say };
}
