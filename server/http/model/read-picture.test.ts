import { readFile } from "node:fs/promises";
import sharp from "sharp";
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

describe("a model's first pictures", () => {
  it("are drawn for everyone as a new room begins, the same each time, for twelve seeds", async () => {
    const answer = await get("fields/first/2.jpg");
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "image/jpeg"]);
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(await sharp(bytes).metadata()).toMatchObject({ width: 512, height: 512 });
    const [first, second] = await Promise.all([get("fields/first/2.jpg"), get("fields/first/2.jpg")]);
    expect(Buffer.from(await first.arrayBuffer())).toEqual(bytes);
    expect(second.headers.get("etag")).toBe(answer.headers.get("etag"));
    for (const other of ["fields/first/0.jpg", "fields/first/13.jpg", "nothing/first/1.jpg"])
      expect((await get(other)).status).toBe(404);
  });
});
