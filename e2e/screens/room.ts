import { expect, type Page } from "@playwright/test";
import { RoomPage } from "../pages/room";
import { rendererAway, storageAway } from "./away";
import { fill } from "./crowd";
import type { Scene } from "./scene";
import type { Served } from "./seeded";

/** Inside, with the picture there, and the bar and the tabs as they are at this width: from here on, one may look which are in view. */
async function opened(page: Page): Promise<void> {
  await new RoomPage(page).isLive();
  await expect(page.getByRole("button", { name: "Share", exact: true })).toBeVisible();
  await expect(page.getByRole("tab", { name: "Directions", exact: true })).toBeVisible();
  await expect(page.getByTestId("picture")).toHaveAttribute("data-picture", "settled");
}

/** Presses a button of the top bar, or its item in the menu that a phone folds it into. */
async function press(page: Page, label: string): Promise<void> {
  const button = page.getByRole("button", { name: label, exact: true }).first();
  if (await button.isVisible()) return button.click();
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: label, exact: true }).click();
}

/** Turns to a panel where it is not in view at this width anyway, and waits for what is in it. */
async function panel(page: Page, name: string): Promise<void> {
  const tab = page.getByRole("tab", { name, exact: true });
  if (!(await tab.isVisible())) return;
  await tab.click();
  const region = page.getByRole("region", { name, exact: true });
  await expect(region.locator(":scope > div > *").first()).toBeVisible();
}

const inRoom = (name: string, who: Scene["who"], act: Scene["act"] = async () => {}): Scene => ({
  name: `room-${name}`,
  who,
  at: ({ room }) => room,
  anew: true,
  act: async (page, instance) => {
    await opened(page);
    await act(page, instance);
  },
});
const dialogOf = (name: string, label: string): Scene =>
  inRoom(name, "host", async (page) => {
    await press(page, label);
    await expect(page.getByRole("dialog").first()).toBeVisible();
  });
const command = (name: string, typed: string, label: string, opens: string): Scene =>
  inRoom(name, "host", async (page) => {
    await page.keyboard.press("Control+k");
    const palette = page.getByRole("dialog", { name: "Commands" });
    await palette.getByRole("combobox").fill(typed);
    await palette.getByRole("option", { name: label }).first().click();
    await expect(palette).toBeHidden();
    await expect(page.getByRole("dialog", { name: opens })).toBeVisible();
  });
const door = (name: string, at: Scene["at"], who: Scene["who"] = "visitor"): Scene => ({
  name: `door-${name}`,
  who,
  at,
});

const LACKS = /^(Pictures cannot be rendered|The room cannot be saved)/;

/** Something is away while people go on: what takes it away. */
function away(name: string, takeAway: (server: Served) => () => void): Scene {
  let bringBack = () => {};
  return {
    ...inRoom(name, "host", async (page, { server }) => {
      bringBack = takeAway(server);
      try {
        const room = new RoomPage(page);
        const warmth = await room.valueOf("Warmth");
        await room.nudge("Warmth", 2, warmth > 2 ? "ArrowLeft" : "ArrowRight");
        await expect(page.getByText(LACKS).first()).toBeVisible();
      } catch (error) {
        bringBack();
        throw error;
      }
    }),
    after: async (page) => {
      bringBack();
      await expect(page.getByText(LACKS).first()).toBeHidden();
    },
  };
}

/** What makes the crowd of the full room leave. */
let disperse = () => {};

const frozen = (page: Page) =>
  expect(page.getByText("The room is frozen.", { exact: false }).first()).toBeVisible();

const PANELS = ["Directions", "Hands", "Desk", "Sources", "Palette", "Loop", "Film", "Chat", "People"];

/** A room's door in every state, and the room from inside. */
export const ROOM: readonly Scene[] = [
  door("commons", () => "/r/commons"),
  door("room", ({ room }) => room),
  door("password", ({ rooms }) => rooms.password),
  door("private", ({ rooms }) => rooms.private),
  door("long", ({ rooms }) => rooms.long),
  door("archived", ({ rooms }) => rooms.archived),
  door("deleted", ({ rooms }) => rooms.deleted, "editor"),
  door("removed", ({ rooms }) => rooms.removed, "editor"),
  {
    ...door("full", ({ rooms }) => rooms.full, "editor"),
    act: async (page, { server, rooms }) => {
      // Whoever is in keeps their place: she leaves, and comes back too late.
      await page.goto("about:blank");
      disperse = await fill(server.baseURL, rooms.full);
      await page.goto(rooms.full);
      await expect(page.getByText(/The room is full/).first()).toBeVisible();
      await expect(page.getByText(/in the line|You are next/).first()).toBeVisible();
    },
    after: async () => disperse(),
  },
  door("known", ({ rooms }) => rooms.password, "editor"),
  {
    ...door("refused", ({ rooms }) => rooms.password, "editor"),
    act: async (page) => {
      await page.getByLabel("Password of the room").fill("open, please");
      await page.getByRole("button", { name: "Come in" }).click();
      await expect(page.getByRole("alert").filter({ hasText: /\S/ })).toBeVisible();
    },
  },
  {
    ...door("waiting", ({ rooms }) => rooms.knock, "editor"),
    // Who has a name already knocks by coming.
    act: (page) => expect(page.getByText(/in the line/)).toBeVisible(),
  },
  inRoom("host", "host"),
  inRoom("editor", "editor"),
  { ...inRoom("viewer", "newcomer"), at: ({ watch }) => watch },
  { ...inRoom("long", "host"), at: ({ rooms }) => rooms.long },
  { ...inRoom("archived", "host"), at: ({ rooms }) => rooms.archived },
  ...PANELS.map((name) => inRoom(`panel-${name.toLowerCase()}`, "host", (page) => panel(page, name))),
  dialogOf("share", "Share"),
  dialogOf("publish", "Publish"),
  dialogOf("export", "Export"),
  dialogOf("settings", "Room settings"),
  inRoom("keys", "host", async (page) => {
    await page.keyboard.press("?");
    await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
  }),
  inRoom("commands", "host", async (page) => {
    await page.keyboard.press("Control+k");
    await expect(page.getByRole("dialog", { name: "Commands" })).toBeVisible();
  }),
  command("breed", "breed", "Breed nine children", "Children of the picture"),
  command("knobs", "midi", "MIDI and gamepad", "MIDI and gamepad"),
  inRoom("seeds", "host", async (page) => {
    await panel(page, "Sources");
    await page.getByRole("button", { name: "Browse seeds" }).click();
    await expect(page.getByRole("dialog", { name: "Seeds" })).toBeVisible();
  }),
  inRoom("member", "host", async (page) => {
    await panel(page, "People");
    await page
      .getByRole("button", { name: /^Ana\b/ })
      .first()
      .click();
  }),
  inRoom("moment", "host", async (page) => {
    await panel(page, "Film");
    await page
      .getByRole("button", { name: /^Moment/ })
      .first()
      .click();
  }),
  {
    ...inRoom("offline", "host", async (page) => {
      await page.context().setOffline(true);
      await expect(page.getByTestId("connection")).not.toHaveText(/Live/);
    }),
    after: async (page) => {
      await page.context().setOffline(false);
      await new RoomPage(page).isLive();
    },
  },
  {
    ...inRoom("reconnecting", "host", async (page) => {
      // The browser has a network, the server cannot be reached.
      await page.evaluate(() => Object.defineProperty(navigator, "onLine", { get: () => true }));
      await page.context().setOffline(true);
      await expect(page.getByTestId("connection")).not.toHaveText(/Live/);
    }),
    after: async (page) => {
      await page.context().setOffline(false);
      await new RoomPage(page).isLive();
    },
  },
  away("no-pictures", rendererAway),
  away("not-saved", storageAway),
  { ...inRoom("frozen", "host", frozen), at: ({ rooms }) => rooms.frozen },
  { ...inRoom("frozen-for-editors", "editor", frozen), at: ({ rooms }) => rooms.frozen },
  {
    name: "room-stage",
    who: "host",
    at: ({ room }) => `${room}/stage`,
    act: (page) => expect(page.getByTestId("picture")).toBeVisible(),
  },
];
