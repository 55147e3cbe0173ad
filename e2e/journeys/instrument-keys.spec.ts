import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures/server";
import { control, either, said } from "../fixtures/words";
import { arrowTo, command, tabTo } from "../pages/keyboard";
import { RoomPage } from "../pages/room";
import { hostARoom } from "../pages/work";

/** Ctrl with the key where Z stands, on a keyboard that writes Russian. */
async function undoInRussian(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const key = { key: "я", code: "KeyZ", windowsVirtualKeyCode: 90, modifiers: 2 };
  await devtools.send("Input.dispatchKeyEvent", { type: "rawKeyDown", ...key });
  await devtools.send("Input.dispatchKeyEvent", { type: "keyUp", ...key });
}

test("by keys alone: a room opened, a map of keys, a palette of everything, a fader found, moved and taken back, a surprise of everything, and a work published", async ({
  person,
}) => {
  const page = await person("Hana");
  const hana = new RoomPage(page);
  await page.goto("/rooms");
  await tabTo(page, page.getByRole("button", { name: said("New room") }));
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("dialog").getByLabel(said("Title")));
  await page.keyboard.type("Keys alone");
  await page.keyboard.press("Enter");
  await hana.isLive();
  await expect(page.getByRole("heading", { name: "Keys alone", level: 1 })).toBeFocused();

  await page.keyboard.press("?");
  const map = page.getByRole("dialog", { name: said("Keys", "keys") });
  await expect(map.getByText(said("Surprise everything"))).toBeVisible();
  await expect(map.getByText(said("Undo", "instrument"), { exact: true })).toBeVisible();
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/keys-map.png` });
  await page.keyboard.press("Escape");
  await expect(map).toBeHidden();
  await expect(page.getByRole("heading", { name: "Keys alone", level: 1 })).toBeFocused();

  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: said("Commands") });
  await expect(palette.getByRole("option", { name: said("All rooms") })).toBeVisible();
  await expect(palette.getByRole("combobox")).toBeFocused();
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/palette.png` });
  await page.keyboard.type(control("Warmth"));
  await page.keyboard.press("Enter");
  await expect(hana.fader("Warmth")).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => hana.valueOf("Warmth")).toBeCloseTo(0.1, 4);
  await undoInRussian(page);
  await expect.poll(() => hana.valueOf("Warmth")).toBe(0);

  await page.keyboard.press("5");
  await expect(page.getByRole("tab", { name: said("Loop") })).toHaveAttribute("aria-selected", "true");
  const seed = page.getByRole("textbox", { name: said("Seed") });
  const before = await seed.inputValue();
  const variety = page.getByRole("slider", { name: said("Variety (truncation)") });
  const varied = await variety.getAttribute("aria-valuenow");
  await page.keyboard.press("e");
  await expect(seed).not.toHaveValue(before);
  await expect(variety).not.toHaveAttribute("aria-valuenow", varied ?? "");
  await page.keyboard.press("Control+z");
  await expect(seed, "one undo takes back all of a surprise").toHaveValue(before);
  await expect(variety).toHaveAttribute("aria-valuenow", varied ?? "");

  await page.keyboard.press("t");
  const message = page.getByRole("textbox", { name: said("Message") });
  await expect(message).toBeFocused();
  await page.keyboard.type("seven");
  await expect(message).toHaveValue("seven");

  await command(page, said("Browse seeds", "instrument"));
  await expect(page.getByRole("dialog", { name: said("Seeds", "instrument.seeds") })).toBeVisible();
  await page.keyboard.press("Escape");

  await expect.poll(() => hana.settledRecipe()).not.toBeNull();
  await command(page, said("Publish", "instrument"));
  const dialog = page.getByRole("dialog", {
    name: either(
      said("Publish", "room"),
      said("Publishing", "room"),
      said("Published", "room.publishDialog"),
    ),
  });
  await tabTo(page, dialog.getByLabel(said("Title")));
  await page.keyboard.press("Control+a");
  await page.keyboard.type("By hand");
  await arrowTo(
    page,
    dialog.getByRole("group", { name: said("Licence", "room") }),
    dialog.getByLabel(said("CC BY-SA")),
  );
  await tabTo(page, dialog.getByRole("button", { name: said("Publish", "room"), exact: true }));
  await page.keyboard.press("Enter");
  await tabTo(page, dialog.getByRole("button", { name: said("Back to the room") }));
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await command(page, said("Gallery", "keys"));
  await expect(page).toHaveURL("/gallery");
  const work = page.getByRole("main").getByRole("link", { name: /By hand/ });
  await tabTo(page, work.first());
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "By hand", level: 1 })).toBeVisible();
});

test("others see a surprise of everything beside the picture before it takes its place", async ({
  person,
}) => {
  const host = await hostARoom(await person("Hana"), "Hana", "Reach");
  const ana = await RoomPage.enter(await person("Ana"), new URL(host.page.url()).pathname, "Ana");
  const seed = ana.page.getByRole("textbox", { name: said("Seed") });
  const before = await seed.inputValue();
  await ana.press("Surprise everything");
  const surprise = ana.page.getByRole("region", { name: said("A surprise") });
  await expect(surprise.getByRole("img")).toBeVisible();
  await expect(seed).toHaveValue(before);
  await surprise.getByRole("button", { name: said("Use it") }).click();
  await expect(seed).not.toHaveValue(before);
});
