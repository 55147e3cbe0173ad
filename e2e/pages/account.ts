import { expect, type Page } from "@playwright/test";
import { either, said } from "../fixtures/words";

/** Makes an account, from whoever the page is: a guest takes everything along. */
export async function makeAccount(page: Page, name: string): Promise<{ email: string; password: string }> {
  const email = `${name.toLowerCase()}-${Date.now()}@example.org`;
  const password = "a long enough password";
  await page.goto("/account");
  await page.getByRole("tab", { name: either(said("New account"), said("Keep this as an account")) }).click();
  await page.getByLabel(said("Your name")).fill(name);
  await page.getByLabel(said("Email")).fill(email);
  await page.getByLabel(said("Password")).fill(password);
  await page.getByRole("button", { name: either(said("Make the account"), said("Keep my work")) }).click();
  await expect(page).toHaveURL(/\/rooms/);
  return { email, password };
}
