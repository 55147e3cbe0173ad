import { expect, type Locator, type Page } from "@playwright/test";
import { said } from "../fixtures/words";

const MOST = 120;

const hasFocus = (target: Locator) => target.evaluate((element) => element === document.activeElement);

/** Goes to a control as somebody without a mouse does, Tab by Tab. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let i = 0; i < MOST; i++) {
    if (await hasFocus(target)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`no ${MOST} presses of Tab lead to ${target}`);
}

/** Chooses one of several radio buttons: Tab leads to the group, arrow keys to the one. */
export async function arrowTo(page: Page, group: Locator, wanted: Locator): Promise<void> {
  for (let i = 0; i < MOST; i++) {
    if (await group.evaluate((element) => element.contains(document.activeElement))) break;
    await page.keyboard.press("Tab");
  }
  for (let i = 0; i < MOST && !(await wanted.isChecked()); i++) await page.keyboard.press("ArrowDown");
  await expect(wanted).toBeChecked();
}

/** Chooses a command from the palette by a word of its name. */
export async function command(page: Page, word: string): Promise<void> {
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: said("Commands") });
  await expect(palette.getByRole("combobox")).toBeFocused();
  await page.keyboard.type(word);
  await expect(palette.getByRole("option", { selected: true })).toContainText(word, { ignoreCase: true });
  await page.keyboard.press("Enter");
}
