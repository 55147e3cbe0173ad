import { expect, test } from "../fixtures/server";
import { hostARoom } from "../pages/work";

const NOTHING = [
  "/nothing",
  "/works/0123456789abcdef",
  "/works/0123456789abcdef/record",
  "/works/nonsense",
  "/works/%3Cscript%3Ealert(1)%3C%2Fscript%3E",
  `/works/${"a".repeat(2000)}`,
  "/works/%E2%80%AE%00",
  "/embed/0123456789abcdef",
  "/embed/nonsense",
  "/r/nowhere-000000",
  "/r/Not%20a%20slug",
  "/people/nobody",
  "/people/%F0%9F%A6%98",
  "/models/nothing",
  "/models/..%2f..%2fetc",
  "/collections/AAAAAAAAAAAA",
  "/collections/x",
  "/exhibitions/AAAAAAAAAAAA",
  "/dev/components",
  "/admin",
  "/admin/people",
  "/moderation",
  "/moderation/cases/work-0123456789abcdef-1",
];

test("an address without a page answers 404, says so and offers a way on", async ({ person, server }) => {
  const page = await person("Vera");
  for (const path of NOTHING) {
    const answer = await page.request.get(`${server.baseURL}${path}`, { maxRedirects: 0 });
    expect(answer.status(), path).toBe(404);
    expect(answer.headers()["content-type"], path).toContain("text/html");
    expect(await answer.text(), path).not.toContain("<script>alert(1)");
  }
  for (const path of ["/works/0123456789abcdef", "/r/nowhere-000000", "/people/nobody"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { name: "Nothing hangs here" })).toBeVisible();
    await expect(page.getByRole("link", { name: "See the rooms" })).toBeVisible();
  }
});

test("names, titles and chat with markup are shown as text, and nothing in them runs", async ({ person }) => {
  const page = await person("Mal");
  let ran = false;
  page.on("dialog", (dialog) => {
    ran = true;
    void dialog.dismiss();
  });
  const trick = "<img src=x onerror=alert(1)>";
  await hostARoom(page, `\u202E\u200B${trick}`, `${trick}\u2066`);
  await expect(page).toHaveTitle(new RegExp(trick.replace(/[()]/g, "\\$&")));
  const message = page.getByRole("textbox", { name: "Message" });
  await message.fill(`${trick}\u202E`);
  await message.press("Enter");
  // The name and what it said, as they were written.
  await expect(page.getByRole("log").getByText(trick, { exact: false }).first()).toBeVisible();
  const said = (await page.getByRole("log").textContent()) ?? "";
  expect(said.split(trick)).toHaveLength(3);
  expect(await page.locator("img[src='x']").count()).toBe(0);
  expect(await page.content()).not.toMatch(/[\u202A-\u202E\u2066-\u2069\u200B]/);
  expect(ran).toBe(false);
});
