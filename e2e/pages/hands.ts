import { expect, type Locator } from "@playwright/test";
import { said } from "../fixtures/words";
import type { RoomPage } from "./room";
import { Fingers } from "./touch";

/** A place in the picture, 0..1 from its left and its top. */
export type At = { x: number; y: number };

/** What a person does with hands: takes one from the wall, and brushes it onto the picture. */
export class Hands {
  private constructor(
    readonly room: RoomPage,
    readonly panel: Locator,
  ) {}

  static async open(room: RoomPage): Promise<Hands> {
    await room.page.getByRole("tab", { name: said("Hands") }).click();
    const panel = room.page.getByRole("region", { name: said("Hands"), exact: true }).first();
    await expect(panel.getByRole("heading", { name: said("A hand of your own") })).toBeVisible();
    return new Hands(room, panel);
  }

  tile(hand: string): Locator {
    return this.panel.getByRole("button", { name: new RegExp(`^${hand},`) });
  }

  /** Takes a hand up, which paints everywhere with it. */
  async take(hand: string): Promise<void> {
    await this.tile(hand).click();
    await expect(this.mine(hand).getByRole("status")).toHaveText(said("You paint with it everywhere."));
  }

  /** What the panel says of my share of a hand. */
  mine(hand: string): Locator {
    return this.panel.getByRole("region", { name: said(`My share of ${hand}`) });
  }

  get layer(): Locator {
    return this.room.page.getByTestId("brush-layer");
  }

  /** The grid of places that the keyboard goes to. */
  get grid(): Locator {
    return this.layer.getByRole("grid");
  }

  async use(tool: "Brush" | "Erase"): Promise<void> {
    const button = this.panel.getByRole("button", { name: said(tool, "room.myHand"), exact: true });
    await button.click();
    await expect(button).toHaveAttribute("aria-pressed", "true");
    await expect(this.grid).toBeAttached();
  }

  /** One stroke with the mouse. */
  async stroke(from: At, to: At): Promise<void> {
    const [start, end] = [await this.#onPage(from), await this.#onPage(to)];
    const { mouse } = this.room.page;
    await mouse.move(start.x, start.y);
    await mouse.down();
    await mouse.move(end.x, end.y, { steps: 8 });
    await mouse.up();
  }

  /** One stroke with a finger. */
  async finger(from: At, to: At): Promise<void> {
    const fingers = await Fingers.on(this.room.page);
    await fingers.move({ from: await this.#onPage(from), to: await this.#onPage(to) });
  }

  /** What the picture says of a place while the pointer is over it: who paints there, with which hand. */
  async whoseIs(at: At): Promise<string> {
    const { x, y } = await this.#onPage(at);
    await this.room.page.mouse.move(x, y);
    return (await this.layer.getByTestId("whose-place").textContent()) ?? "";
  }

  async #onPage({ x, y }: At): Promise<At> {
    const box = await this.layer.boundingBox();
    if (!box) throw new Error("there is no brush over the picture");
    return { x: box.x + x * box.width, y: box.y + y * box.height };
  }
}
