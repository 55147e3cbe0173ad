import { expect, test } from "../fixtures/server";
import { hostARoom, publish } from "../pages/work";

test("a work appears everywhere while it is published, and nowhere after it is taken down", async ({
  person,
  server,
}) => {
  const hana = await hostARoom(await person("Hana"), "Hana", "Passing");
  await hana.nudge("Warmth", 12);
  const work = await publish(hana, "Passing <b>by</b>");
  const id = work.split("/").pop() ?? "";
  const { request } = hana.page;
  const get = (path: string, headers = {}) =>
    request.get(`${server.baseURL}${path}`, { headers, maxRedirects: 0 });

  const file = await get(`/api/works/${id}/512.webp`);
  expect([file.status(), file.headers()["content-type"]]).toEqual([200, "image/webp"]);
  const part = await get(`/api/works/${id}/512.webp`, { range: "bytes=0-99" });
  expect([part.status(), (await part.body()).length]).toEqual([206, 100]);
  expect((await get(`/api/works/${id}/512.webp`, { range: "bytes=99999999-" })).status()).toBe(416);
  expect((await get(`/api/works/${id}/512.webp`, { "if-none-match": file.headers().etag })).status()).toBe(
    304,
  );
  expect(await (await get("/feed.xml")).text()).toContain("Passing &lt;b&gt;by&lt;/b&gt;");
  expect(await (await get("/sitemap.xml")).text()).toContain(work);
  expect(await (await get(`/api/oembed?url=${encodeURIComponent(work)}`)).json()).toMatchObject({
    type: "rich",
  });
  const said = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(await (await get(work)).text());
  expect(JSON.parse(said?.[1] ?? "null")).toMatchObject({
    "@type": "VisualArtwork",
    name: "Passing <b>by</b>",
    creator: [{ name: "Hana" }],
  });
  const embed = await get(`/embed/${id}`);
  expect(embed.headers()["content-security-policy"]).toContain("frame-ancestors *");
  expect(embed.headers()).not.toHaveProperty("x-frame-options");
  expect((await get("/gallery")).headers()["content-security-policy"]).toContain("frame-ancestors 'none'");
  for (const nothing of [
    "/works/0000000000000000",
    "/works/nonsense",
    "/api/works/0000000000000000/512.webp",
  ])
    expect((await get(nothing)).status(), nothing).toBe(404);
  expect((await get(`/api/works/${id}/..%2f..%2fsecrets.json`)).status()).toBe(404);

  await hana.page.goto(work);
  await hana.page.getByRole("button", { name: "Take it down" }).click();
  await hana.page.getByLabel(/^Why/).fill("we changed our minds");
  await hana.page.getByRole("button", { name: "Take it down" }).click();
  await expect(hana.page.getByText("we changed our minds")).toBeVisible();
  for (const path of [work, `/embed/${id}`, `/api/works/${id}/512.webp`, `/api/works/${id}/1024.jpeg`]) {
    const answer = await get(path);
    expect(answer.status(), path).toBe(410);
    const text = await answer.text();
    for (const trace of ["<img", "og:image", "twitter:image", "Passing", "512.webp"])
      expect(text, `${path}: ${trace}`).not.toContain(trace);
  }
  expect((await get(`/api/oembed?url=${work}`)).status()).toBe(410);
  for (const path of ["/feed.xml", "/sitemap.xml", "/gallery"])
    expect(await (await get(path)).text()).not.toContain(id);
  expect((await get(`/api/works/${id}/record.json`)).status(), "the record stays").toBe(200);
  await hana.page.goto(work);
  await expect(hana.page.getByText("we changed our minds")).toBeVisible();
});

test("a model's page shows its card and measured directions; the admin's page exists only for admins", async ({
  person,
}) => {
  const page = await person("Vera");
  await page.goto("/models");
  await page.getByRole("link", { name: "Fields" }).click();
  await expect(page.getByRole("heading", { name: "Directions" })).toBeVisible();
  await expect(page.getByRole("rowheader", { name: "Warmth" })).toBeVisible();
  await expect(page.getByText("no training data").first()).toBeVisible();
  expect((await page.goto("/admin"))?.status()).toBe(404);
  expect((await page.goto("/models/nothing"))?.status()).toBe(404);
});
