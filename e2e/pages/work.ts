import { expect, type Page } from "@playwright/test";
import { said } from "../fixtures/words";
import { RoomPage } from "./room";

/** Opens a public room and is its host. */
export async function hostARoom(page: Page, name: string, title: string): Promise<RoomPage> {
  await page.goto("/rooms");
  await page.getByRole("button", { name: said("New room") }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(said("Title")).fill(title);
  const field = dialog.getByLabel(said("Your name"));
  if (await field.isVisible()) await field.fill(name);
  await dialog.getByRole("button", { name: said("Open the room") }).click();
  const room = new RoomPage(page);
  await room.isLive();
  return room;
}

/** Publishes what is on screen; answers the work's address. */
export async function publish(room: RoomPage, title: string): Promise<string> {
  await expect.poll(() => room.settledRecipe()).not.toBeNull();
  await room.press("Publish");
  const dialog = room.page.getByRole("dialog");
  await dialog.getByLabel(said("Title")).fill(title);
  await dialog.getByLabel(said("CC BY-SA")).check();
  await dialog.getByRole("button", { name: said("Publish") }).click();
  const link = dialog.getByRole("link", { name: said("See it on the wall") });
  await expect(link).toBeVisible();
  const address = await link.getAttribute("href");
  if (!address) throw new Error("a link to the work was shown without an address");
  return address;
}
