import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

/** Drawn only after something was pressed, so the page's scripts run already; or shown to developers alone. */
const OPENED_BY_HAND = [
  "app/dev/components/_components/fields.tsx",
  "app/me/data/_components/leave.tsx",
  "app/r/[slug]/_components/frame/room-settings.tsx",
  "app/rooms/_components/create-room-dialog.tsx",
];
/** What waits until the page listens before a form can be sent. */
const WAITS = /<SecretSubmit|useHydrated\(\)/;

it("forms with a password cannot be sent before the page listens: the browser would write it into the address", () => {
  const forms = readdirSync("app", { recursive: true, encoding: "utf8" })
    .map((file) => `app/${file.replaceAll("\\", "/")}`)
    .filter((file) => file.endsWith(".tsx"))
    .filter((file) => readFileSync(file, "utf8").includes('type="password"'));
  expect(forms.length).toBeGreaterThan(OPENED_BY_HAND.length);
  expect(forms.filter((file) => !WAITS.test(readFileSync(file, "utf8"))).sort()).toEqual(OPENED_BY_HAND);
});
