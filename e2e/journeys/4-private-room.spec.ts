import { expect, test } from "../fixtures/server";
import { said, saying } from "../fixtures/words";
import { invite, makePrivateRoom } from "../pages/private-room";
import { RoomPage } from "../pages/room";

test("a host makes a private room, invites by link, mutes one, removes one and freezes the room", async ({
  person,
}) => {
  const { host, path } = await makePrivateRoom(await person("Hana"));
  const [editorLink, viewerLink] = [await invite(host, "Editor"), await invite(host, "Viewer")];

  const stranger = await person("Stranger");
  await stranger.goto(path);
  await expect(
    stranger.getByText(said("This room is private. Ask its host for an invite link.")).first(),
  ).toBeVisible();
  await expect(stranger.getByTestId("picture")).toHaveCount(0);

  const ed = await RoomPage.enter(await person("Ed"), editorLink, "Ed");
  const vi = await RoomPage.enter(await person("Vi"), viewerLink, "Vi");
  await expect(vi.page.getByRole("button", { name: said("Ask to edit", "room") })).toBeVisible();
  await expect(
    vi.page.getByRole("button", { name: saying("Surprise") }),
    "no button that only refuses",
  ).toHaveCount(0);

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
  const asks = host.page.getByRole("dialog", { name: said("Remove Vi?") });
  await expect(asks).toContainText(saying("cannot come back"));
  await expect(vi.page.getByTestId("picture")).toBeVisible();
  await host.press("Remove Vi");
  await expect(vi.page.getByText(said("The host has removed you from this room.")).first()).toBeVisible();
  await vi.page.goto(path);
  await expect(vi.page.getByRole("heading", { name: said("You are out of this room") })).toBeVisible();
  await expect(vi.page.getByTestId("picture")).toHaveCount(0);
});
