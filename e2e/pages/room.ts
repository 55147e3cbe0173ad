import { createHash } from "node:crypto";
import { expect, type Locator, type Page } from "@playwright/test";
import { control, said } from "../fixtures/words";

/** What a person does and sees in a room, by the names a person knows things by. */
export class RoomPage {
  constructor(readonly page: Page) {}

  static async enter(page: Page, path: string, name: string): Promise<RoomPage> {
    await page.goto(path);
    const field = page.getByLabel(said("Your name"));
    await field.fill(name);
    await page.getByRole("button", { name: said("Come in") }).click();
    const room = new RoomPage(page);
    await room.isLive();
    return room;
  }

  async isLive(): Promise<void> {
    await expect(this.page.getByTestId("connection")).toContainText(said("Live"));
  }

  fader(label: string): Locator {
    return this.page.getByRole("slider", { name: control(label), exact: true });
  }

  /** Presses an arrow key on a fader `times` times. */
  async nudge(label: string, times: number, key: "ArrowRight" | "ArrowLeft" = "ArrowRight"): Promise<void> {
    const fader = this.fader(label);
    await fader.focus();
    for (let i = 0; i < times; i++) await fader.press(key);
  }

  /** The fader's shown value in sigmas, as assistive technology reads it. */
  async valueOf(label: string): Promise<number> {
    return Number(await this.fader(label).getAttribute("aria-valuenow"));
  }

  async drag(label: string, byPixels: number): Promise<void> {
    await this.fader(label).scrollIntoViewIfNeeded();
    const box = await this.fader(label).boundingBox();
    if (!box) throw new Error(`the fader ${label} is not on the page`);
    const y = box.y + box.height / 2;
    const x = box.x + box.width / 2;
    await this.page.mouse.move(x, y);
    await this.page.mouse.down();
    await this.page.mouse.move(x + byPixels / 2, y, { steps: 4 });
    await this.page.mouse.move(x + byPixels, y, { steps: 4 });
    await this.page.mouse.up();
  }

  /** Begins from a seed, so that what follows is the same in every run; waits for its picture. */
  async beginFrom(seed: number): Promise<void> {
    const field = this.page.getByRole("textbox", { name: said("Seed"), exact: true });
    await field.fill(String(seed));
    await field.press("Enter");
    await expect.poll(() => this.settledRecipe()).not.toBeNull();
  }

  /** @param button its name in English */
  press(button: string): Promise<void> {
    return this.page.getByRole("button", { name: said(button, "room", "instrument"), exact: true }).click();
  }

  /** Chooses an action from a member's menu. */
  async memberAction(member: string, action: string): Promise<void> {
    await this.page
      .getByTestId("members")
      .getByRole("button", { name: new RegExp(`^${member}\\b`) })
      .click();
    await this.page.getByRole("menuitem", { name: said(action, "room.memberMenu"), exact: true }).click();
  }

  /** The hash of the settled picture's recipe; null while something has changed since, or none came yet. */
  async settledRecipe(): Promise<string | null> {
    const picture = this.page.getByTestId("picture");
    if ((await picture.getAttribute("data-picture")) !== "settled") return null;
    return picture.getAttribute("data-settled-hash");
  }

  /** Fetches the settled picture on screen, with this person's rights, and hashes its bytes. */
  async settledBytes(): Promise<string> {
    const src = await this.page.getByTestId("settled").getAttribute("src");
    if (!src) throw new Error("no settled picture is on the page");
    // As a browser does where a connection that it kept is gone, because the process at its other end is.
    const response = await this.page.request.get(src, { maxRetries: 5 });
    expect(response.ok(), `${src} answers`).toBe(true);
    return createHash("sha256")
      .update(await response.body())
      .digest("hex");
  }
}

/** Waits until every page shows the settled picture of one recipe, and asserts that its bytes are the same for all. */
export async function expectOnePicture(...rooms: RoomPage[]): Promise<string> {
  await expect
    .poll(
      async () => {
        const recipes = await Promise.all(rooms.map((r) => r.settledRecipe()));
        return new Set(recipes).size === 1 && recipes[0] !== null;
      },
      { message: "all pages show the settled picture of one recipe" },
    )
    .toBe(true);
  const bytes = await Promise.all(rooms.map((r) => r.settledBytes()));
  expect(new Set(bytes).size, "the bytes are the same for all").toBe(1);
  return bytes[0] ?? "";
}
