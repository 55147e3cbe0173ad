import { expect, it } from "vitest";
import { hearOfflineFirst, onOfflineHint } from "./offline-hint";

it("while a room listens, later listeners do not hear that the browser is offline; afterwards all hear it", () => {
  const window = new EventTarget();
  const heard: string[] = [];
  hearOfflineFirst(window as Window);
  window.addEventListener("offline", () => heard.push("engine"));
  window.addEventListener("offline", () => heard.push("engine, capturing"), { capture: true });
  const stop = onOfflineHint(() => heard.push("room"));
  window.dispatchEvent(new Event("offline", { cancelable: true }));
  expect(heard).toEqual(["room"]);
  stop();
  window.dispatchEvent(new Event("offline", { cancelable: true }));
  expect(heard.slice(1).sort()).toEqual(["engine", "engine, capturing"]);
});
