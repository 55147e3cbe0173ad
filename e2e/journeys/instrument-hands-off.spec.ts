import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures/server";
import { command } from "../pages/keyboard";
import { RoomPage } from "../pages/room";
import { hostARoom } from "../pages/work";

/** A MIDI desk with one input, as a browser shows it; `window.midi(bytes)` is a message from it. */
const plugIn = (page: Page) =>
  page.addInitScript(() => {
    const input = {
      id: "1",
      name: "Desk",
      state: "connected",
      onmidimessage: null as ((e: object) => void) | null,
    };
    Object.assign(navigator, {
      requestMIDIAccess: async () => ({
        inputs: new Map([["1", input]]),
        outputs: new Map(),
        onstatechange: null,
      }),
    });
    Object.assign(window, {
      midi: (...bytes: number[]) => input.onmidimessage?.({ data: new Uint8Array(bytes) }),
    });
  });
/** A gamepad as a browser shows it; what `push` and `press` say of it is read at the browser's next frame. */
const plugInPad = (page: Page) =>
  page.addInitScript(() => {
    const pad = { id: "Pad", axes: [0, 0, 0, 0], buttons: [0, 1, 2, 3].map(() => ({ pressed: false })) };
    navigator.getGamepads = () => [pad] as unknown as Gamepad[];
    Object.assign(window, { pad });
  });
type Pad = { axes: number[]; buttons: { pressed: boolean }[] };
const push = (page: Page, axis: number, to: number) =>
  page.evaluate(
    ([of, at]) => {
      (window as unknown as { pad: Pad }).pad.axes[of] = at;
      window.dispatchEvent(new Event("gamepadconnected"));
    },
    [axis, to] as const,
  );
const press = (page: Page, button: number, pressed: boolean) =>
  page.evaluate(
    ([of, is]) => {
      const one = (window as unknown as { pad: Pad }).pad.buttons[of];
      if (one) one.pressed = is;
    },
    [button, pressed] as const,
  );
const send = (page: Page, knob: number, ...values: number[]) =>
  page.evaluate(
    ([of, all]) => {
      const { midi } = window as unknown as { midi: (...bytes: number[]) => void };
      for (const value of all) midi(0xb0, of, value);
    },
    [knob, values] as const,
  );

test("a knob is learnt by turning it, takes hold softly, makes one gesture of a turn, and is known after a reload; a gamepad works at once", async ({
  person,
}) => {
  const page = await person("Hana");
  await plugIn(page);
  await plugInPad(page);
  const hana = await hostARoom(page, "Hana", "A desk");
  await command(page, "midi");
  const dialog = page.getByRole("dialog", { name: "MIDI and gamepad" });
  await dialog.getByRole("button", { name: "Connect MIDI" }).click();
  await expect(dialog.getByText("Connected: Desk")).toBeVisible();
  for (const [knob, control, values] of [
    [20, "Warmth", [10, 11, 12, 13, 14]],
    [21, "Detail", [1, 1, 1, 1, 1]],
  ] as const) {
    await dialog.getByLabel("What it moves").selectOption({ label: control });
    await dialog.getByRole("button", { name: "Learn", exact: true }).click();
    await send(page, knob, ...values);
    await expect(dialog.getByRole("button", { name: `Forget the knob of ${control}` })).toBeVisible();
  }
  await expect(dialog.getByText("Desk/1/21, endless")).toBeVisible();
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/knobs.png` });
  await page.keyboard.press("Escape");

  await send(page, 20, 14, 20, 30);
  expect(await hana.valueOf("Warmth"), "a knob that stands elsewhere moves nothing").toBe(0);
  await send(page, 20, 60, 64, 80, 96);
  await expect.poll(() => hana.valueOf("Warmth")).toBeGreaterThan(1.5);
  await send(page, 21, 1, 1, 127, 1);
  await expect.poll(() => hana.valueOf("Detail")).toBeCloseTo(0.2, 4);
  await hana.press("Undo");
  await expect.poll(() => hana.valueOf("Detail")).toBe(0);
  await hana.press("Undo");
  await expect.poll(() => hana.valueOf("Warmth"), "one undo takes back a whole turn").toBe(0);

  await page.reload();
  await hana.isLive();
  await expect
    .poll(async () => {
      await send(page, 21, 1);
      return hana.valueOf("Detail");
    })
    .toBeGreaterThan(0);

  await test.step("a stick moves the first direction for as long as it is pushed, a button surprises", async () => {
    const first = page.getByRole("tabpanel").getByRole("slider").first();
    const value = async () => Number(await first.getAttribute("aria-valuenow"));
    await push(page, 0, 1);
    await expect.poll(value).toBeGreaterThan(0.5);
    await push(page, 0, 0);
    const seed = page.getByRole("textbox", { name: "Seed" });
    const before = await seed.inputValue();
    await press(page, 0, true);
    await expect(seed).not.toHaveValue(before);
    await press(page, 0, false);
    // Let go, the stick moves nothing.
    const rested = await value();
    await hana.nudge("Detail", 1);
    expect(await value()).toBe(rested);
  });
});

test("a picture drifts in the name of whoever started it; another steers it, and it ends where it is told to", async ({
  person,
}) => {
  const hana = await hostARoom(await person("Hana"), "Hana", "By itself");
  const ana = await RoomPage.enter(await person("Ana"), new URL(hana.page.url()).pathname, "Ana");
  const all = (room: RoomPage) =>
    room.page
      .getByRole("tabpanel")
      .getByRole("slider")
      .evaluateAll((faders) => faders.map((fader) => Number(fader.getAttribute("aria-valuenow"))));
  await hana.page.keyboard.press("d");
  await expect(hana.page.getByRole("button", { name: "Stop drifting" })).toBeVisible();
  await expect.poll(async () => (await all(ana)).filter((value) => value !== 0).length).toBeGreaterThan(2);
  if (process.env.SHOTS) await hana.page.screenshot({ path: `${process.env.SHOTS}/drift.png` });
  await test.step("what the microphone hears moves it", async () => {
    const drift = hana.page.getByRole("region", { name: "Drift" });
    await drift.getByRole("button", { name: "Microphone" }).click();
    await expect(drift.getByText("What the microphone hears moves it")).toBeVisible();
    const loudness = drift.locator('span[style*="scale"]');
    await expect
      .poll(() => loudness.evaluate((bar) => Number.parseFloat((bar as HTMLElement).style.scale)), {
        intervals: [50],
      })
      .toBeGreaterThan(0);
    await drift.getByRole("button", { name: "Without sound" }).click();
    await expect(drift.getByRole("button", { name: "Microphone" })).toBeVisible();
  });
  await ana.nudge("Warmth", 5);
  await hana.page.getByRole("button", { name: "Stop drifting" }).click();
  await expect.poll(() => hana.valueOf("Warmth").then(Math.abs)).toBeGreaterThan(0);
  await expect(hana.page.getByRole("button", { name: "Drift", exact: true })).toBeVisible();
  await expect(async () => expect(await all(ana)).toEqual(await all(hana))).toPass();
});
