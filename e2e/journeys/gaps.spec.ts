import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../fixtures/server";
import { RoomPage } from "../pages/room";

/** A gap in the line: what is done in `act` is done without a connection. */
async function gap(page: Page, act: () => Promise<void>): Promise<void> {
  await page.context().setOffline(true);
  await expect(page.getByTestId("connection")).not.toHaveText(/Live/);
  await act();
  await page.context().setOffline(false);
  await expect(page.getByTestId("connection")).toHaveText(/Live/);
}

test("chat and undo while the connection is down are sent afterwards in order, and no message blames a role", async ({
  person,
  publicRoom,
}) => {
  const ana = await RoomPage.enter(await person("Ana"), publicRoom, "Ana");
  const ben = await RoomPage.enter(await person("Ben"), publicRoom, "Ben");
  const start = await ben.valueOf("Warmth");
  // One press is one gesture, however slow the machine is.
  await ana.nudge("Warmth", 1);
  const nudged = await ana.valueOf("Warmth");
  await expect.poll(() => ben.valueOf("Warmth")).toBeCloseTo(nudged, 4);

  const field = ana.page.getByLabel("Message");
  await gap(ana.page, async () => {
    await field.fill("said in the gap");
    await field.press("Enter");
    await expect(ana.page.getByText("Not connected. Your line is sent as soon as you are.")).toBeVisible();
    await ana.page.getByRole("button", { name: "Undo", exact: true }).click();
  });
  await expect(ben.page.getByRole("log").getByText("said in the gap")).toHaveCount(1);
  await expect(ana.page.getByRole("log").getByText("said in the gap")).toHaveCount(1);
  await expect(field).toHaveValue("");
  await expect.poll(() => ben.valueOf("Warmth")).toBeCloseTo(start, 4);
  await expect(ana.page.getByText(/role does not allow/)).toHaveCount(0);
});

test("a browser that reports to be offline goes on as long as the server answers", async ({
  person,
  publicRoom,
}) => {
  const ana = await RoomPage.enter(await person("Ana"), publicRoom, "Ana");
  const ben = await RoomPage.enter(await person("Ben"), publicRoom, "Ben");
  const asked = ana.page.waitForResponse("**/healthz");
  await ana.page.evaluate(() => {
    Object.defineProperty(navigator, "onLine", { get: () => false });
    window.dispatchEvent(new Event("offline"));
  });
  await asked;
  await ana.nudge("Detail", 4);
  const mine = await ana.valueOf("Detail");
  await expect.poll(() => ben.valueOf("Detail")).toBeCloseTo(mine, 4);
  await ana.isLive();
});

test("a change without a connection survives a reload without one", async ({ person, publicRoom }) => {
  const ana = await RoomPage.enter(await person("Ana"), publicRoom, "Ana");
  const page = await person("Cleo");
  const cleo = await RoomPage.enter(page, publicRoom, "Cleo");
  // Pages come through, the live connection does not: by no way.
  await page.routeWebSocket("**/socket.io/**", (socket) => socket.close());
  await page.route("**/socket.io/**", (route) => route.abort());
  await page.route("**/healthz", (route) => route.abort());
  await page.evaluate(() => window.dispatchEvent(new Event("offline")));
  await expect(page.getByTestId("connection")).not.toHaveText(/Live/);
  await cleo.nudge("Lightness", 6);
  const mine = await cleo.valueOf("Lightness");
  await page.reload();
  await expect(page.getByText(/The server does not answer/)).toBeVisible();

  await page.unrouteAll();
  await page.reload();
  await cleo.isLive();
  await expect.poll(() => ana.valueOf("Lightness")).toBeCloseTo(mine, 4);
  expect(await cleo.valueOf("Lightness")).toBeCloseTo(mine, 4);
  await expect
    .poll(() => page.evaluate(() => Object.keys(localStorage).filter((key) => /unsent/.test(key))))
    .toEqual([]);
});

test("who is refused at the last moment is told why", async ({ person }) => {
  const page = await person("Dora");
  // The door let them in; meanwhile the room was closed.
  await page.routeWebSocket("**/socket.io/**", (socket) => {
    const server = socket.connectToServer();
    server.onMessage((message) => {
      const isJoined = typeof message === "string" && /^43\d+\[\{"ok":true/.test(message);
      socket.send(isJoined ? message.replace(/\[.*/s, '[{"ok":false,"error":"room_closed"}]') : message);
    });
  });
  await page.goto("/r/commons");
  await page.getByLabel("Your name").fill("Dora");
  await page.getByRole("button", { name: "Come in" }).click();
  await expect(page.getByRole("heading", { name: "This room is closed" })).toBeVisible();
});

for (const [width, height] of [
  [390, 844],
  [320, 640],
  [667, 375],
  [1024, 768],
] as const)
  test(`the line about the connection covers nothing and moves no control at ${width} px`, async ({
    person,
    publicRoom,
  }) => {
    const page = await person("Ana");
    await page.setViewportSize({ width, height });
    const ana = await RoomPage.enter(page, publicRoom, "Ana");
    await ana.isLive();
    const boxOf = async (part: Locator) => {
      const box = await part.boundingBox();
      if (!box) throw new Error("is not in view");
      return box;
    };
    const controls = [
      page.getByRole("slider").first(),
      page.getByRole("tab", { name: "Directions", exact: true }),
      page.getByRole("button", { name: "Undo", exact: true }),
      page.getByTestId("connection"),
    ];
    const before = await Promise.all(controls.map(async (control) => (await boxOf(control)).y));
    await gap(page, async () => {
      const line = await boxOf(page.getByTestId("connection-line"));
      const picture = await boxOf(page.getByTestId("picture"));
      expect(line.y + line.height).toBeLessThanOrEqual(picture.y + 0.5);
      const scrolled = await page
        .getByTestId("connection-line")
        .evaluate((one) => one.scrollHeight > one.clientHeight);
      expect(scrolled).toBe(false);
      for (const [i, control] of controls.entries())
        expect((await boxOf(control)).y).toBeCloseTo(before[i] ?? Number.NaN, 0);
    });
  });
