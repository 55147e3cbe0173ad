import { expect, test } from "../fixtures/server";
import { words } from "../fixtures/words";

for (const language of ["de", "zh-TW"]) {
  test(`a visitor whose browser asks for ${language} is answered in it, from the landing to a room, and can choose another`, async ({
    person,
  }) => {
    const says = words(language);
    const page = await person("Vera", { locale: language });
    await page.goto("/");
    await expect(page.locator("html")).toHaveAttribute("lang", language);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(
      says("landing.page.manyHandsOnePicture"),
    );

    await page.getByLabel(says("landing.comeInForm.yourName")).fill("Vera");
    await page.getByRole("button", { name: says("landing.comeInForm.comeIn") }).click();
    await expect(page.getByTestId("connection")).toContainText(says("room.statusLine.live"));
    const warmth = page.getByRole("slider", { name: says("controls.phrases.warmth"), exact: true });
    await warmth.focus();
    for (let i = 0; i < 5; i++) await warmth.press("ArrowRight");
    await expect(warmth).toHaveAttribute("aria-valuetext", new RegExp(says("controls.phrases.warmer")));

    await page.goto("/verify");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(says("verify.page.whatSays"));
    await page.getByRole("button", { name: "English" }).click();
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Is it what it says?");
    await page.goto("/gallery");
    await expect(page.getByRole("navigation", { name: "Site" })).toContainText("Exhibitions");
  });
}
