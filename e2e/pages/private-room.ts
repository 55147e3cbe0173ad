import { expect, type Page } from "@playwright/test";
import { said } from "../fixtures/words";
import { RoomPage } from "./room";

/** Makes a private room, as a guest where nobody is signed in, and returns it with its address. */
export async function makePrivateRoom(page: Page): Promise<{ host: RoomPage; path: string }> {
  await page.goto("/rooms");
  await page.getByRole("button", { name: said("New room") }).click();
  await page.getByLabel(said("Title")).fill("Quiet work");
  // The dialog is drawn as a whole, and asks for a name only where it knows none.
  const name = page.getByLabel(said("Your name"));
  if (await name.isVisible()) await name.fill("Hana");
  await page.getByRole("radio", { name: said("Private") }).click();
  await page.getByRole("button", { name: said("Open the room") }).click();
  const host = new RoomPage(page);
  await host.isLive();
  return { host, path: new URL(page.url()).pathname };
}

/** An invite link for a role, as the share dialog gives it. */
export async function invite(host: RoomPage, role: "Editor" | "Viewer"): Promise<string> {
  await host.press("Share");
  await host.page.getByRole("button", { name: said(`New ${role.toLowerCase()} link`) }).click();
  const field = host.page.getByTestId(`invite-${role.toLowerCase()}`);
  await expect(field).toHaveValue(/\/r\//);
  const link = await field.inputValue();
  await host.page.keyboard.press("Escape");
  return link;
}
