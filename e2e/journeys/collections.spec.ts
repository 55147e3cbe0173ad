import type { Locator } from "@playwright/test";
import { expect, test } from "../fixtures/server";
import { makeAccount } from "../pages/account";
import { expectBeside } from "../pages/toasts";
import { hostARoom, publish } from "../pages/work";

test("somebody makes an exhibition with text, order and notes; a work that is taken down leaves a gap with words", async ({
  person,
  server,
}) => {
  const hana = await hostARoom(await person("Hana"), "Hana", "Weather");
  const titles = ["First rain", "Long wind", "Late sun"];
  const works: string[] = [];
  for (const title of titles) {
    await hana.nudge("Warmth", 6);
    works.push(await publish(hana, title));
    await hana.page.getByRole("button", { name: "Back to the room" }).click();
  }
  const [rain = "", wind = ""] = works;

  // A guest is told how.
  await hana.page.goto(rain);
  await hana.page.getByRole("button", { name: "Add to collection" }).click();
  await expect(hana.page.getByRole("link", { name: "Make this an account" })).toBeVisible();

  const page = await person("Cora");
  await makeAccount(page, "Cora");
  await page.goto("/exhibitions");
  await page.getByRole("button", { name: "New exhibition" }).click();
  await page.getByRole("dialog").getByLabel("Title").fill("On <b>weather</b>");
  await page.getByRole("button", { name: "Begin" }).click();
  await page.getByLabel("Your text").fill("What a room does when it rains.\n\nAnd after.");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  const edit = page.url();
  const id = /collections\/([\w-]{12})\/edit/.exec(edit)?.[1] ?? "";
  for (const work of works) {
    await page.goto(work);
    await page.getByRole("button", { name: "Add to collection" }).click();
    const box = page.getByRole("dialog").getByRole("checkbox", { name: "On <b>weather</b>" });
    await box.click();
    await expect(box).toBeChecked();
  }

  await page.goto(edit);
  const order = async (rows: Locator) =>
    (await rows.getByRole("button", { name: /^Move / }).all()).reduce<Promise<string[]>>(
      async (found, button) => [
        ...(await found),
        /Move (.*), place/.exec((await button.getAttribute("aria-label")) ?? "")?.[1] ?? "",
      ],
      Promise.resolve([]),
    );
  const rows = page.getByRole("region", { name: "Works, in order" });
  const handle = rows.getByRole("button", { name: "Move Late sun, place 3 of 3" });
  await expect(handle).toBeEnabled();
  await handle.focus();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await expect.poll(() => order(rows)).toEqual(["Late sun", "First rain", "Long wind"]);
  const [from, to] = [
    await rows.getByRole("button", { name: /Move Long wind/ }).boundingBox(),
    await rows.getByRole("button", { name: /Move Late sun/ }).boundingBox(),
  ];
  if (!from || !to) throw new Error("the handles are not on the page");
  await page.mouse.move(from.x + 10, from.y + 10);
  await page.mouse.down();
  await page.mouse.move(from.x + 10, (from.y + to.y) / 2, { steps: 4 });
  await page.mouse.move(from.x + 10, to.y - 20, { steps: 4 });
  await page.mouse.up();
  const wanted = ["Long wind", "Late sun", "First rain"];
  await expect.poll(() => order(rows)).toEqual(wanted);
  await rows.getByLabel("Note on Long wind").fill("Look at how it leans.");
  await rows.getByLabel("Note on Late sun").focus();
  await expect(page.getByText("Note saved.")).toBeVisible();

  // What visitors see: one room, its works in order, the curator's words as text.
  const visitor = await person("Vera");
  await visitor.goto("/exhibitions");
  await visitor.getByRole("link", { name: /On <b>weather<\/b>/ }).click();
  await expect(visitor.getByRole("heading", { level: 1 })).toHaveText("On <b>weather</b>");
  await expect(visitor.getByText("Look at how it leans.")).toBeVisible();
  const room = visitor.getByRole("region", { name: "Room 1 of 1" });
  await expect(room.getByRole("img")).toHaveCount(0);
  expect(await room.getByRole("link").filter({ hasText: /./ }).allTextContents()).toEqual(wanted);
  expect((await visitor.goto(edit))?.url(), "only its owner arranges it").toContain("/account");
  const feed = await (await visitor.request.get(`${server.baseURL}/exhibitions/${id}/feed.xml`)).text();
  expect(feed).toContain("Look at how it leans.");
  expect(feed).toContain("On &lt;b&gt;weather&lt;/b&gt;");
  expect(await (await visitor.request.get(`${server.baseURL}/sitemap.xml`)).text()).toContain(id);

  await hana.page.goto(wind);
  await hana.page.getByRole("button", { name: "Take it down" }).click();
  await hana.page.getByRole("button", { name: "Take it down" }).click();
  await expect(hana.page.getByRole("heading", { name: "Not shown" })).toBeVisible();
  await visitor.goto(`/exhibitions/${id}`);
  await expect(visitor.getByText("Its makers have taken this work down.")).toBeVisible();
  await expect(visitor.getByText("Look at how it leans.")).toHaveCount(0);
  expect((await visitor.content()).includes(`api${wind}`), "its picture is nowhere").toBe(false);

  await page.goto(edit);
  await page.getByRole("radio", { name: /^Private/ }).check();
  const save = page.getByRole("button", { name: "Save" });
  await save.click();
  await expectBeside(page, "Saved.", save);
  expect((await visitor.goto(`/exhibitions/${id}`))?.status()).toBe(404);
  expect((await visitor.request.get(`${server.baseURL}/exhibitions/${id}/feed.xml`)).status()).toBe(404);
});
