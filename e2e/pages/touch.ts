import type { CDPSession, Page } from "@playwright/test";

export type Point = { x: number; y: number };
const STEPS = 8;

/** Fingers on a page: the browser's own touch events, so that scrolling and gestures of the browser's take part. */
export class Fingers {
  private constructor(private readonly devtools: CDPSession) {}

  static async on(page: Page): Promise<Fingers> {
    return new Fingers(await page.context().newCDPSession(page));
  }

  /** Puts down a finger at each path's beginning, and takes them along it at the same time. */
  async move(...paths: { from: Point; to: Point }[]): Promise<void> {
    const at = (t: number) =>
      paths.map(({ from, to }, id) => ({
        ...{ id, x: from.x + (to.x - from.x) * t, y: from.y + (to.y - from.y) * t },
      }));
    const send = (type: "touchStart" | "touchMove" | "touchEnd", touchPoints: (Point & { id: number })[]) =>
      this.devtools.send("Input.dispatchTouchEvent", { type, touchPoints });
    await send("touchStart", at(0));
    for (let i = 1; i <= STEPS; i++) await send("touchMove", at(i / STEPS));
    await send("touchEnd", []);
  }
}
