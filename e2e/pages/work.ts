import { expect, type Page } from "@playwright/test";
import { w } from "../fixtures/words";
import { RoomPage } from "./room";

/** Opens a public room and is its host. */
export async function hostARoom(page: Page, name: string, title: string): Promise<RoomPage> {
  await page.goto("/rooms");
  await page.getByRole("button", { name: w("rooms.createRoom.newRoom") }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(w("rooms.createRoomDialog.title")).fill(title);
  const field = dialog.getByLabel(w("rooms.createRoomDialog.yourName"));
  if (await field.isVisible()) await field.fill(name);
  await dialog.getByRole("button", { name: w("rooms.createRoomDialog.openTheRoom") }).click();
  const room = new RoomPage(page);
  await room.isLive();
  return room;
}

/** Publishes what is on screen; answers the work's address. */
export async function publish(room: RoomPage, title: string): Promise<string> {
  await expect.poll(() => room.settledRecipe()).not.toBeNull();
  await room.press(w("room.topBar.publish"));
  const dialog = room.page.getByRole("dialog");
  await dialog.getByLabel(w("room.publishFields.title")).fill(title);
  await dialog.getByLabel(w("terms.licences.CCBYSA40")).check();
  await dialog.getByRole("button", { name: w("room.publishDialog.publish") }).click();
  const link = dialog.getByRole("link", { name: w("room.publishDialog.seeWall") });
  await expect(link).toBeVisible();
  const address = await link.getAttribute("href");
  if (!address) throw new Error("a link to the work was shown without an address");
  return address;
}
