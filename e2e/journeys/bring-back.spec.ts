import { expect, test } from "../fixtures/server";
import { RoomPage } from "../pages/room";
import { hostARoom } from "../pages/work";

test("shared things are replaced only after a preview, and anybody brings the old ones back in one step", async ({
  person,
}) => {
  const host = await hostARoom(await person("Hana"), "Hana", "Shared ground");
  const address = new URL(host.page.url()).pathname;
  const seedOf = (room: RoomPage) => room.page.getByRole("textbox", { name: "Seed" });

  // Alone, a surprise is one at once.
  const first = await seedOf(host).inputValue();
  await host.press("Surprise me");
  await expect(seedOf(host)).not.toHaveValue(first);
  const before = await seedOf(host).inputValue();

  const ana = await RoomPage.enter(await person("Ana"), address, "Ana");
  await expect(seedOf(ana)).toHaveValue(before);
  await ana.press("Surprise me");
  const surprise = ana.page.getByRole("region", { name: "A surprise" });
  await expect(surprise.getByRole("img")).toBeVisible();
  await expect(seedOf(host)).toHaveValue(before);
  if (process.env.SHOTS) await ana.page.screenshot({ path: `${process.env.SHOTS}/surprise.png` });
  await surprise.getByRole("button", { name: "Use it" }).click();
  await expect(surprise).toBeHidden();
  await expect(seedOf(host)).not.toHaveValue(before);

  const changed = host.page.getByText("The seed was changed by Ana");
  await expect(changed).toBeVisible();
  if (process.env.SHOTS)
    for (const width of [390, 1024, 1440]) {
      await host.page.setViewportSize({ width, height: 800 });
      await host.page.screenshot({ path: `${process.env.SHOTS}/back-${width}.png` });
    }
  // Ana's undo after it says nothing of being stuck: she can take hers back the same way.
  await host.press("Bring it back");
  await expect(changed).toBeHidden();
  await expect(seedOf(ana)).toHaveValue(before);
  await expect(ana.page.getByText("The seed was changed by Hana")).toBeVisible();
  await ana.press("Bring it back");
  await expect(seedOf(host)).not.toHaveValue(before);
});
