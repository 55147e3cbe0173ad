import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type HttpServerForTest, startHttpServer } from "@/server/testing/http-server";

let server: HttpServerForTest;
beforeAll(async () => {
  server = await startHttpServer();
});
afterAll(() => server.close());

const get = (path: string) => fetch(`${server.origin}/api/models/${path}`);

describe("a model's golden pictures", () => {
  it("are shown to everyone, unchanged from its folder", async () => {
    const answer = await get("fields/samples/0.png");
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("image/png");
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(bytes).toEqual(await readFile("models/fields/goldens/0.png"));
  });

  it("are only those that model.json of an installed model names", async () => {
    expect((await get("fields/samples/9.png")).status).toBe(404);
    expect((await get("nothing/samples/0.png")).status).toBe(404);
  });
});
