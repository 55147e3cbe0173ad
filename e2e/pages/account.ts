import { expect, type Page } from "@playwright/test";

/** Makes an account, from whoever the page is: a guest takes everything along. */
export async function makeAccount(page: Page, name: string): Promise<{ email: string; password: string }> {
  const email = `${name.toLowerCase()}-${Date.now()}@example.org`;
  const password = "a long enough password";
  await page.goto("/account");
  await page.getByRole("tab", { name: /New account|Keep this as an account/ }).click();
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: /Make the account|Keep my work/ }).click();
  await expect(page).toHaveURL(/\/rooms/);
  return { email, password };
}
