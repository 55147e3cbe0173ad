import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { jsonLines } from "./json-lines";

const server = createServer((request, response) => {
  if (request.url === "/refuses") {
    response.writeHead(409, { "content-type": "application/json" });
    response.end(JSON.stringify({ code: "frozen", message: "Der Raum ist eingefroren." }));
    return;
  }
  response.write('{"i":1}\n{"i"');
  if (request.url === "/breaks") response.destroy();
  else response.end(":2}\n");
});
let base = "";
beforeAll(async () => {
  await new Promise<void>((open) => server.listen(0, "127.0.0.1", open));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());

const asked = async (url: string): Promise<unknown[]> => {
  const lines: unknown[] = [];
  const { signal } = new AbortController();
  await jsonLines(url, {}, { signal, onLine: (line) => lines.push(line), otherwise: "It did not work." });
  return lines;
};

describe("an answer in lines of JSON", () => {
  it("hands on each line, wherever the pieces of it begin", async () => {
    expect(await asked(`${base}/whole`)).toEqual([{ i: 1 }, { i: 2 }]);
  });

  it("is refused with the server's code, in the server's words", async () => {
    await expect(asked(`${base}/refuses`)).rejects.toMatchObject({
      code: "frozen",
      displayable: "Der Raum ist eingefroren.",
    });
  });

  it("is refused as not connected where nobody answers, or the connection breaks", async () => {
    await expect(asked("http://127.0.0.1:1/")).rejects.toMatchObject({ code: "not_connected" });
    await expect(asked(`${base}/breaks`)).rejects.toMatchObject({ code: "not_connected" });
  });
});
