import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import fc from "fast-check";
import { sendBytes } from "@/server/http/send/bytes";
import { damaged } from "../arbitraries/bytes";
import { parser } from "../parser";

const bytes = Uint8Array.from({ length: 100 }, (_, i) => i);
const SOUND = ["bytes=0-9", "bytes=-5", "bytes=90-", "bytes=0-1,4-5", "bytes=99-200", "items=0-1"];

/** Range headers: the whole, the part that the answer names, or 416 with the length. */
export const ranges = parser("ranges", 500, () => ({
  inputs: fc.record({
    range: damaged(SOUND.map((text) => new TextEncoder().encode(text))).map((b) =>
      new TextDecoder("latin1").decode(b),
    ),
    version: fc.option(fc.constantFrom('"h"', 'W/"h"', '"other"', "", "x")),
    method: fc.constantFrom("GET", "HEAD"),
    empty: fc.boolean(),
  }),
  check: ({ range, version, method, empty }) => {
    const request = new IncomingMessage(new Socket());
    request.method = method;
    request.headers = { range, ...(version === null ? {} : { "if-range": version }) };
    const response = new ServerResponse(request);
    const sent: { body?: Uint8Array } = {};
    response.end = ((body?: Uint8Array) => {
      sent.body = body;
      return response;
    }) as typeof response.end;
    const whole = empty ? new Uint8Array() : bytes;
    sendBytes(
      { incoming: request, outgoing: response },
      { bytes: whole, mime: "image/png", hash: "h", cache: "no-store" },
    );
    const said = String(response.getHeader("content-range") ?? "");
    if (response.statusCode === 416) {
      if (said !== `bytes */${whole.length}` || sent.body?.length) throw new Error(`416 with ${said}`);
    } else if (response.statusCode === 206) {
      const [, from = "", to = ""] = /^bytes (\d+)-(\d+)\/100$/.exec(said) ?? [];
      if (
        !from ||
        Number(to) >= whole.length ||
        !Buffer.from(sent.body ?? []).equals(whole.subarray(Number(from), Number(to) + 1))
      )
        throw new Error(`206 with ${said}`);
    } else if (response.statusCode !== 200 || said) throw new Error(`${response.statusCode} with ${said}`);
  },
}));
