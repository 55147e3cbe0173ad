import { expect, type Page } from "@playwright/test";
import type { RunningServer } from "../fixtures/running-server";
import { said } from "../fixtures/words";
import { Moderator } from "./moderator";

/** What a moderator does and sees at their desk. */
export class Desk {
  private constructor(readonly page: Page) {}

  /** Somebody who moderates, in front of the queue. */
  static async open(page: Page, server: RunningServer, name: string): Promise<Desk> {
    await Moderator.begin(page, server, name);
    const desk = new Desk(page);
    await desk.queue();
    return desk;
  }

  async queue(search = ""): Promise<void> {
    await this.page.goto(`/moderation${search}`);
    await expect(this.page.getByRole("heading", { name: said("Queue"), level: 1 })).toBeVisible();
  }

  row(title: string) {
    return this.page
      .getByRole("listitem")
      .filter({ has: this.page.getByRole("link", { name: title, exact: true }) });
  }

  /** Opens a case from the queue. */
  async case(title: string): Promise<void> {
    await this.row(title).getByRole("link", { name: title, exact: true }).click();
    await expect(this.page.getByRole("heading", { name: title, level: 1 })).toBeVisible();
  }

  /** Chooses one of a few measures, which are shown as buttons. */
  async choose(group: string, measure: string): Promise<void> {
    await this.page.getByRole("group", { name: group }).getByText(measure, { exact: true }).click();
  }

  history() {
    return this.page.getByRole("list", { name: said("History of the case") });
  }
}

/** Whether a picture is on the page and was loaded, not only asked for. */
export async function expectLoaded(page: Page, alt: string): Promise<void> {
  const picture = page.getByRole("img", { name: alt, exact: true });
  await expect(picture).toBeVisible();
  await expect
    .poll(() => picture.evaluate((image) => (image instanceof HTMLImageElement ? image.naturalWidth : 0)))
    .toBeGreaterThan(0);
}
