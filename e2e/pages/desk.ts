import { execFileSync } from "node:child_process";
import { expect, type Page } from "@playwright/test";
import { root } from "../../scripts/lib/root.mjs";
import type { RunningServer } from "../fixtures/running-server";
import { makeAccount } from "./account";

/** What a moderator does and sees at their desk. */
export class Desk {
  private constructor(readonly page: Page) {}

  /** Makes an account and, by the operator's command, somebody who moderates. */
  static async open(page: Page, server: RunningServer, name: string): Promise<Desk> {
    const { email } = await makeAccount(page, name);
    const env = { ...process.env, COHUE_DATA: server.data };
    execFileSync(process.execPath, ["scripts/admin.mjs", "make", email], { cwd: root, env });
    const desk = new Desk(page);
    await desk.queue();
    return desk;
  }

  async queue(search = ""): Promise<void> {
    await this.page.goto(`/moderation${search}`);
    await expect(this.page.getByRole("heading", { name: "Queue", level: 1 })).toBeVisible();
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
    return this.page.getByRole("list", { name: "History of the case" });
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
