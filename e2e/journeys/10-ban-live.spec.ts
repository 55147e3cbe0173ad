import type { Page } from "@playwright/test";
import { io } from "socket.io-client";
import { RunningServer } from "../fixtures/running-server";
import { expect, test } from "../fixtures/server";
import { control, said, saying } from "../fixtures/words";
import { makeAccount } from "../pages/account";
import { invite, makePrivateRoom } from "../pages/private-room";
import { RoomPage } from "../pages/room";

/** Becomes the admin by the link that the server printed at its first start. */
async function becomeAdmin(page: Page, server: RunningServer): Promise<void> {
  await makeAccount(page, "Ada");
  const link = /\S+\/admin\/claim\?token=\S+/.exec(server.output)?.[0];
  if (!link) throw new Error("the server printed no link for the first admin");
  await page.goto(link);
  await page.getByRole("button", { name: said("Become the admin") }).click();
  await expect(page.getByRole("heading", { name: said("You are the admin") })).toBeVisible();
}

/** Notes in the page when something happens to it, in milliseconds since 1970. */
const noteWhenShown = (page: Page, text: string) =>
  page.evaluate((wanted) => {
    const look = new MutationObserver(() => {
      if (!document.querySelector("main")?.textContent.includes(wanted)) return;
      look.disconnect();
      document.body.dataset.shownAt = String(Date.now());
    });
    look.observe(document.body, { childList: true, subtree: true });
  }, text);
const notePress = (page: Page) =>
  page.evaluate(() =>
    document.addEventListener("submit", () => {
      document.body.dataset.pressedAt = String(Date.now());
    }),
  );
const noted = async (page: Page, what: string) =>
  Number(await page.locator("body").getAttribute(`data-${what}`));

/** Drags a fader to and fro until told to stop. */
async function dragOn(page: Page, label: string, goesOn: () => boolean): Promise<void> {
  const fader = page.getByRole("slider", { name: control(label), exact: true });
  await fader.scrollIntoViewIfNeeded();
  const box = await fader.boundingBox();
  if (!box) throw new Error(`the fader ${label} is not on the page`);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let i = 0; goesOn(); i++) {
    await page.mouse.move(x + 60 * Math.sin(i / 4), y);
    // As often as a hand is seen to move, and no more.
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  await page.mouse.up();
}

/** The code with which a socket of this browser's session is refused. */
async function socketRefusal(page: Page, origin: string): Promise<unknown> {
  const cookies = await page.context().cookies(origin);
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  const socket = io(origin, {
    transports: ["websocket"],
    reconnection: false,
    extraHeaders: { origin, cookie },
  });
  try {
    return await new Promise((resolve) => {
      socket.once("connect", () => resolve("connected"));
      socket.once("connect_error", (error: Error & { data?: { code?: string } }) =>
        resolve(error.data?.code),
      );
    });
  } finally {
    socket.disconnect();
  }
}

test("an admin bans someone while they drag a fader: they are out within a second, see why, and cannot return; the others go on", async ({
  person,
}) => {
  const server = await RunningServer.start();
  try {
    const someone = (name: string) => person(name, { baseURL: server.baseURL });
    const ada = await someone("Ada");
    await becomeAdmin(ada, server);
    const { host: hana, path } = await makePrivateRoom(await someone("Hana"));
    const link = await invite(hana, "Editor");
    const malPage = await someone("Mal");
    await makeAccount(malPage, "Mal");
    await malPage.goto(link);
    const mal = new RoomPage(malPage);
    await mal.isLive();
    const ana = await RoomPage.enter(await someone("Ana"), link, "Ana");

    await test.step("the admin comes in unseen; for everyone else the page does not exist", async () => {
      await ada.goto("/moderation/live");
      await ada.getByRole("link", { name: /Quiet work/ }).click();
      await expect(ada.getByText(saying("Nobody here sees you"))).toBeVisible();
      await expect(ada.getByTestId("connection")).toHaveText(said("Live"));
      await expect(ada.getByRole("region", { name: said("People", "desk") })).toContainText(said("3 here"));
      await expect(hana.page.getByTestId("members")).toContainText("Mal");
      await expect(hana.page.getByTestId("members")).not.toContainText("Ada");
      for (const at of ["/moderation/live", path.replace("/r/", "/moderation/live/")])
        expect((await ana.page.request.get(at)).status()).toBe(404);
    });

    // Before the first picture is settled it has no address: an empty one is the start page's, which everybody may see.
    await expect(mal.page.getByTestId("settled")).toHaveAttribute("src", /^\/api\//);
    const frame = (await mal.page.getByTestId("settled").getAttribute("src")) ?? "";
    expect((await mal.page.request.get(frame)).status()).toBe(200);

    await test.step("the admin bans the person who drags; they are out at once and see why", async () => {
      let dragging = true;
      const drag = dragOn(malPage, "Warmth", () => dragging);
      await expect.poll(() => ana.valueOf("Warmth")).not.toBe(0);
      await expect(ada.getByRole("listitem").filter({ hasText: "Mal" })).toContainText(
        new RegExp(said(`pulls ${control("Warmth")} to …`).replace("…", ".*")),
      );
      await ada
        .getByRole("group", { name: said("About Mal") })
        .getByRole("button", { name: said("Suspend or ban") })
        .click();
      const dialog = ada.getByRole("dialog");
      await dialog.getByLabel(said("Rule", "moderation")).selectOption("harassment");
      await dialog
        .getByLabel(said("What was found"))
        .fill("Wrecks what the others make after being asked to stop.");
      await noteWhenShown(malPage, said("You are banned here"));
      await notePress(ada);
      await dialog.getByRole("button", { name: said("Ban", "moderation"), exact: true }).click();
      await expect(
        malPage.getByText(
          new RegExp(`${said("You are banned here")}.*${said("No hounding of people")}.*Wrecks what`),
        ),
      ).toBeVisible();
      dragging = false;
      await drag;
      const took = (await noted(malPage, "shown-at")) - (await noted(ada, "pressed-at"));
      process.stdout.write(
        `banned while dragging, in real browsers: out and told ${took} ms after the press\n`,
      );
    });

    await test.step("the banned person gets no answers any more, as that account or as a guest of that browser", async () => {
      const { request } = malPage;
      const headers = { origin: server.baseURL };
      const entered = await request.post("/api/trpc/room.enter", {
        data: { slug: path.replace("/r/", "") },
        headers,
      });
      expect([entered.status(), (await entered.json()).error.data.app]).toEqual([403, "banned"]);
      expect(await socketRefusal(malPage, server.baseURL)).toBe("banned");
      expect((await request.get(frame)).status()).toBe(404);
      await malPage.goto(path);
      await expect(malPage.getByText(said("You are banned here")).first()).toBeVisible();
      await expect(malPage.getByTestId("picture")).toHaveCount(0);

      await malPage.goto("/account");
      await malPage.getByRole("button", { name: said("Sign out") }).click();
      await expect(malPage).not.toHaveURL(/\/account/);
      await malPage.goto("/r/commons");
      await malPage.getByLabel(said("Your name")).fill("Somebody new");
      await malPage.getByRole("button", { name: said("Come in") }).click();
      await expect(
        malPage.getByText(saying("Someone who used this browser was banned")).first(),
      ).toBeVisible();
      await expect(malPage.getByTestId("picture")).toHaveCount(0);
    });

    await test.step("the others go on, and the audit log says who watched", async () => {
      const before = await hana.valueOf("Detail").catch(() => 0);
      await ana.nudge("Detail", 4);
      await expect.poll(() => hana.valueOf("Detail")).toBeGreaterThan(before);
      await ada.goto("/admin/audit");
      for (const action of ["room.watch", "moderation.decide"])
        await expect(ada.getByRole("listitem").filter({ hasText: action }).first()).toBeVisible();
    });
  } finally {
    await server.stop();
  }
});
