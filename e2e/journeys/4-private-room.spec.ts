import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures/server";
import { RoomPage } from "../pages/room";

/** Makes a private room as a guest and returns it with its address. */
async function makePrivateRoom(page: Page): Promise<{ host: RoomPage; path: string }> {
  await page.goto("/rooms");
  await page.getByRole("button", { name: "New room" }).click();
  const name = page.getByLabel("Your name");
  if (await name.isVisible()) await name.fill("Hana");
  await page.getByLabel("Title").fill("Quiet work");
  await page.getByRole("radio", { name: /Private/ }).click();
  await page.getByRole("button", { name: "Open the room" }).click();
  const host = new RoomPage(page);
  await host.isLive();
  return { host, path: new URL(page.url()).pathname };
}

/** An invite link for a role, as the share dialog gives it. */
async function invite(host: RoomPage, role: "Editor" | "Viewer"): Promise<string> {
  await host.press("Share");
  await host.page.getByRole("button", { name: `New ${role.toLowerCase()} link` }).click();
  const field = host.page.getByTestId(`invite-${role.toLowerCase()}`);
  await expect(field).toHaveValue(/\/r\//);
  const link = await field.inputValue();
  await host.page.keyboard.press("Escape");
  return link;
}

test("a host makes a private room, invites by link, mutes one, removes one and freezes the room", async ({
  person,
}) => {
  const { host, path } = await makePrivateRoom(await person("Hana"));
  const [editorLink, viewerLink] = [await invite(host, "Editor"), await invite(host, "Viewer")];

  const stranger = await person("Stranger");
  await stranger.goto(path);
  await expect(stranger.getByText(/private/i).first()).toBeVisible();
  await expect(stranger.getByTestId("picture")).toHaveCount(0);

  const ed = await RoomPage.enter(await person("Ed"), editorLink, "Ed");
  const vi = await RoomPage.enter(await person("Vi"), viewerLink, "Vi");

  await ed.nudge("Warmth", 6);
  await expect.poll(() => vi.valueOf("Warmth")).toBeGreaterThan(0.2);
  await expect(vi.fader("Warmth")).toHaveAttribute("aria-disabled", "true");

  await host.memberAction("Ed", "Mute");
  await expect.poll(() => vi.valueOf("Warmth")).toBeCloseTo(0, 4);
  await expect(ed.fader("Warmth")).toHaveAttribute("aria-disabled", "true");
  await host.memberAction("Ed", "Unmute");
  await expect.poll(() => vi.valueOf("Warmth")).toBeGreaterThan(0.2);

  await host.press("Freeze room");
  await expect(ed.fader("Warmth")).toHaveAttribute("aria-disabled", "true");
  await host.press("Thaw room");
  await expect(ed.fader("Warmth")).not.toHaveAttribute("aria-disabled", "true");

  await host.memberAction("Vi", "Remove");
  await expect(vi.page.getByText(/removed you/i).first()).toBeVisible();
  await vi.page.goto(path);
  await expect(vi.page.getByTestId("picture")).toHaveCount(0);
});
