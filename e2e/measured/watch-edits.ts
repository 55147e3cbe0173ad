import type { Page } from "@playwright/test";

/** One edit on its way, in milliseconds of the page's clock; renderMs and queueMs are the server's own. */
export type Trip = {
  pressed: number;
  sent: number;
  arrived: number;
  painted: number;
  renderMs: number;
  queueMs: number;
};

declare global {
  interface Window {
    trips: Trip[];
    commits: number;
  }
}

/**
 * Lets a page write down when keys are pressed, edits are sent, frames arrive and pictures are painted, and how often React draws.
 * An edit's frame is the first whose `rev` is newer: only one edit may be on its way at a time.
 */
export const watchEdits = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const COH1 = 0x43_4f_48_31;
    window.trips = [];
    window.commits = 0;
    let now: Partial<Trip> | null = null;
    let rev = -1;
    Object.assign(window, {
      __REACT_DEVTOOLS_GLOBAL_HOOK__: {
        supportsFiber: true,
        inject: () => 1,
        onCommitFiberRoot: () => {
          window.commits += 1;
        },
        onCommitFiberUnmount: () => {},
        onPostCommitFiberRoot: () => {},
      },
    });
    window.addEventListener(
      "keydown",
      ({ timeStamp }) => {
        now = { pressed: timeStamp };
      },
      true,
    );

    const hear = (data: unknown) => {
      if (!(data instanceof ArrayBuffer) || data.byteLength < 24) return;
      const view = new DataView(data);
      if (view.getUint32(0) !== COH1) return;
      const newer = view.getUint32(8) > rev;
      rev = Math.max(rev, view.getUint32(8));
      if (!now?.sent || now.arrived || !newer) return;
      Object.assign(now, {
        arrived: performance.now(),
        renderMs: view.getFloat32(14),
        queueMs: view.getFloat32(18),
      });
    };
    window.WebSocket = class extends WebSocket {
      constructor(url: string | URL, protocols?: string | string[]) {
        super(url, protocols);
        this.addEventListener("message", ({ data }) => hear(data));
      }
      override send(data: Parameters<WebSocket["send"]>[0]) {
        if (now && !now.sent && typeof data === "string" && data.includes('"edit"'))
          now.sent = performance.now();
        super.send(data);
      }
    };
    const draw = CanvasRenderingContext2D.prototype.drawImage;
    CanvasRenderingContext2D.prototype.drawImage = function (
      this: CanvasRenderingContext2D,
      ...args: unknown[]
    ) {
      Reflect.apply(draw, this, args);
      const trip = now;
      if (
        !trip?.arrived ||
        trip.painted ||
        !(args[0] instanceof ImageBitmap || args[0] instanceof VideoFrame)
      )
        return;
      // Drawn within an animation frame: a task of its own runs once that frame was handed to the screen.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        trip.painted = performance.now();
        window.trips.push(trip as Trip);
        now = null;
      };
      port2.postMessage(null);
    };
  });
