import { expect, type Page } from "@playwright/test";
import type { Scene } from "./scene";
import type { Instance } from "./seeded";

const page = (name: string, path: string, who: Scene["who"] = "visitor"): Scene => ({
  name,
  who,
  at: () => path,
});
const of = (name: string, at: Scene["at"], who: Scene["who"] = "visitor"): Scene => ({ name, who, at });

const verified = (kind: keyof Instance["files"]): Scene => ({
  name: `verify-${kind}`,
  who: "visitor",
  at: () => "/verify",
  act: async (page, { files }) => {
    await page.getByLabel("File to verify").setInputFiles(files[kind]);
    await expect(page.getByTestId("verdict")).toBeVisible();
  },
});
const dialog = (name: string, who: Scene["who"], at: Scene["at"], press: string): Scene => ({
  ...{ name, who, at },
  act: async (page) => {
    await page.getByRole("button", { name: press, exact: true }).first().click();
    await expect(page.getByRole("dialog").first()).toBeVisible();
  },
});

/** What a visitor walks through. */
export const VISITORS: readonly Scene[] = [
  page("start", "/"),
  page("rooms", "/rooms"),
  dialog("rooms-new", "visitor", () => "/rooms", "New room"),
  page("gallery", "/gallery"),
  page("gallery-found", "/gallery?search=rain"),
  page("gallery-colour", "/gallery?hue=255"),
  page("gallery-nothing-found", "/gallery?search=zebra"),
  of("work", ({ work }) => work),
  of("work-long", ({ long }) => long),
  of("work-record", ({ work }) => `${work}/record`),
  of("work-embedded", ({ work }) => work.replace("/works/", "/embed/")),
  of("work-gone", ({ gone }) => gone),
  dialog("work-report", "visitor", ({ work }) => work, "Report this work"),
  page("not-found", "/works/0123456789abcdef"),
  of("maker", ({ maker }) => maker),
  page("collections", "/collections"),
  of("collection", ({ collection }) => collection),
  page("exhibitions", "/exhibitions"),
  of("exhibition", ({ exhibition }) => exhibition.replace("collections", "exhibitions")),
  of("exhibition-stage", ({ exhibition }) => `${exhibition.replace("collections", "exhibitions")}/stage`),
  page("models", "/models"),
  page("model-landscapes", "/models/landscapes"),
  page("model-fields", "/models/fields"),
  page("model-finish", "/models/finish"),
  page("verify", "/verify"),
  ...(["genuine", "copy", "altered", "foreign"] as const).map(verified),
  page("rules", "/rules"),
  page("log", "/log"),
  page("transparency", "/transparency"),
  page("api-docs", "/api-docs"),
  page("appeals", "/appeals"),
  page("account-sign-in", "/account"),
  {
    ...page("account-sign-up", "/account"),
    act: async (page) => {
      await page.getByRole("tab", { name: "New account" }).click();
      await expect(page.getByRole("button", { name: "Make the account" })).toBeVisible();
    },
  },
  page("reset", "/reset"),
];

const MINE = [
  "rooms",
  "works",
  "credits",
  "collections",
  "reports",
  "decisions",
  "notifications",
  "keys",
  "data",
];

/** What somebody has of their own: full, and empty. */
export const MINES: readonly Scene[] = [
  page("account-signed-in", "/account", "host"),
  page("inbox", "/inbox", "host"),
  page("inbox-empty", "/inbox", "newcomer"),
  ...MINE.map((section) => page(`me-${section}`, `/me/${section}`, "host")),
  ...MINE.filter((section) => section !== "notifications").map((section) =>
    page(`me-${section}-empty`, `/me/${section}`, "newcomer"),
  ),
  of("collection-edit", ({ collection }) => `${collection}/edit`, "host"),
  of("work-mine", ({ work }) => work, "host"),
  dialog("work-collect", "host", ({ work }) => work, "Add to collection"),
  dialog("exhibition-new", "host", () => "/exhibitions", "New exhibition"),
  of("decision", ({ decision }) => decision, "host"),
  page("suspended-room", "/r/commons", "suspended"),
  page("suspended-gallery", "/gallery", "suspended"),
  page("banned-room", "/r/commons", "banned"),
  page("banned-start", "/", "banned"),
  page("banned-decisions", "/me/decisions", "banned"),
];

const CONSOLE = [
  "",
  "/audit",
  "/backup",
  "/lists",
  "/models",
  "/people",
  "/rendering",
  "/settings",
  "/storage",
];

async function measures(page: Page): Promise<void> {
  for (const [group, measure] of [
    ["The work", "Remove"],
    ["Hana", "Suspend"],
  ] as const) {
    const choice = page.getByRole("group", { name: group });
    await choice.getByText(measure, { exact: true }).click();
    await expect(choice.getByRole("radio", { name: measure, exact: true })).toBeChecked();
  }
}

/** Moderators' and admins' pages. */
export const DESK: readonly Scene[] = [
  page("queue", "/moderation", "moderator"),
  page("queue-empty", "/moderation?rule=spam", "moderator"),
  of("case", (instance) => instance.case, "moderator"),
  { ...of("case-deciding", (instance) => instance.case, "moderator"), act: measures },
  page("live-rooms", "/moderation/live", "moderator"),
  {
    ...of("live-room", ({ room }) => room.replace("/r/", "/moderation/live/"), "moderator"),
    act: (page) => expect(page.getByTestId("connection")).toHaveText("Live"),
  },
  ...CONSOLE.map((section) => page(`admin${section.replace("/", "-")}`, `/admin${section}`, "moderator")),
];
