import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page } from "@playwright/test";
import sharp from "sharp";
import { test } from "../fixtures/server";
import { said } from "../fixtures/words";
import { hostARoom, publish } from "../pages/work";

const folder = mkdtempSync(join(tmpdir(), "cohue-verify-"));

/** Drops a file on the page and answers the state of every check. */
async function verify(page: Page, name: string, bytes: Buffer): Promise<Record<string, string>> {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  await page.goto("/verify");
  await page.getByLabel(said("File to verify")).setInputFiles(path);
  await expect(page.getByTestId("verdict")).toBeVisible();
  const checks = await page
    .locator("[data-check]")
    .evaluateAll((items) => items.map((i) => [i.getAttribute("data-check"), i.getAttribute("data-state")]));
  return Object.fromEntries(checks);
}

test.use({ painted: true });

test("a visitor downloads a work at 1024 px and every check passes; a changed copy fails and the page says which check; a screenshot is recognised, and an altered picture is shown beside the work", async ({
  person,
}) => {
  const host = await hostARoom(await person("Hana"), "Hana", "Open sea");
  await host.nudge("Warmth", 15);
  await host.nudge("Vividness", 12);
  const work = await publish(host, "Open sea");

  const visitor = await person("Vera");
  await visitor.goto(work);
  const download = visitor.waitForEvent("download");
  await visitor
    .getByRole("link", {
      name: said("Download 1024 pixels as PNG"),
    })
    .click();
  const stream = await (await download).createReadStream();
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  const file = Buffer.concat(chunks);

  const whole = await verify(visitor, "work.png", file);
  expect(new Set(Object.values(whole)), JSON.stringify(whole)).toEqual(new Set(["pass"]));

  const tampered = Buffer.from(file);
  const at = Math.floor(tampered.length / 2);
  tampered[at] = (tampered[at] ?? 0) ^ 1;
  const broken = await verify(visitor, "tampered.png", tampered);
  expect(Object.values(broken)).toContain("fail");

  await visitor.goto(work);
  const screenshot = await visitor
    .getByRole("figure")
    .getByRole("img")
    .screenshot({ type: "jpeg", quality: 70 });
  const seen = await verify(visitor, "screenshot.jpg", screenshot);
  expect(seen.fingerprint).toBe("pass");
  expect(seen.credentials).toBe("unavailable");
  await expect(
    visitor.getByRole("region", { name: said("Findings") }).getByRole("link", { name: "Open sea" }),
  ).toBeVisible();

  // The same picture with something painted into it, and saved anew: it still carries the watermark.
  const spot = await sharp({ create: { width: 180, height: 180, channels: 3, background: "#c81e5a" } })
    .png()
    .toBuffer();
  const altered = await sharp(file)
    .removeAlpha()
    .composite([{ input: spot, left: 200, top: 620 }])
    .jpeg({ quality: 85 })
    .toBuffer();
  const changed = await verify(visitor, "altered.jpg", altered);
  expect(changed).toMatchObject({ watermark: "pass", altered: "fail", export: "fail" });
  const findings = visitor.getByRole("region", { name: said("Findings") });
  await expect(findings.getByRole("heading", { name: said("Altered") })).toBeVisible();
  const colour = (text: string) =>
    findings
      .locator(text)
      .first()
      .evaluate((element) => getComputedStyle(element).color);
  expect(await colour("h2")).toBe(await colour("[data-check=altered][data-state=fail] svg"));
  await expect(findings.getByRole("img", { name: said("The work, “Open sea”") })).toBeVisible();
  await expect(findings.getByRole("img", { name: said("What you dropped"), exact: true })).toBeVisible();
  await expect(findings.getByRole("img", { name: said("Changed places") })).toBeVisible();
  await findings.getByRole("checkbox", { name: said("Mark the difference") }).uncheck();
  await expect(findings.getByRole("img", { name: said("Changed places") })).toBeHidden();
});
