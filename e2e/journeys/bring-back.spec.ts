import { expect, test } from "../fixtures/server";
import { RoomPage } from "../pages/room";
import { expectBeside } from "../pages/toasts";
import { hostARoom } from "../pages/work";

/** For whoever wants to look. */
async function shots({ page }: RoomPage, name: string) {
  if (!process.env.SHOTS) return;
  for (const width of [390, 1024, 1440]) {
    await page.setViewportSize({ width, height: 800 });
    await page.screenshot({ path: `${process.env.SHOTS}/${name}-${width}.png` });
  }
}

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
  await shots(host, "back");
  // Ana's undo after it says nothing of being stuck: she can take hers back the same way.
  // The room remembers: the offer is there after a reload, too.
  await host.page.reload();
  await host.isLive();
  await expect(changed).toBeVisible();
  await host.press("Bring it back");
  await expect(changed).toBeHidden();
  await expect(seedOf(ana)).toHaveValue(before);
  await expect(ana.page.getByText("The seed was changed by Hana")).toBeVisible();
  await ana.press("Bring it back");
  await expect(seedOf(host)).not.toHaveValue(before);

  // The shape is everybody's, too. The whole picture is seen in it, and its middle is what it was.
  const aspect = async ({ page }: RoomPage) => {
    const box = await page.getByTestId("picture").boundingBox();
    return box && Math.round((100 * box.width) / box.height) / 100;
  };
  const shapeOf = ({ page }: RoomPage, name: string) => page.getByRole("radio", { name });
  await shapeOf(ana, "Square").press("ArrowRight");
  await expect(shapeOf(ana, "Wide 3:2")).toBeFocused();
  await shapeOf(ana, "Wide 3:2").press("ArrowRight");
  await expect(shapeOf(ana, "Tall 2:3")).toBeFocused();
  await shapeOf(ana, "Tall 2:3").press("Space");
  await expect(host.page.getByText("The shape was changed by Ana")).toBeVisible();
  await expect.poll(() => aspect(host)).toBe(0.67);
  await expect.poll(() => host.settledRecipe()).not.toBeNull();
  const settled = host.page.getByTestId("settled");
  await expect
    .poll(() => settled.evaluate((img: HTMLImageElement) => img.naturalWidth / img.naturalHeight))
    .toBeCloseTo(2 / 3, 2);
  await host.press("Bring it back");
  await expect(shapeOf(ana, "Square")).toBeChecked();
  await expect.poll(() => aspect(ana)).toBe(1);

  // A surprise is put to a vote: both see it, and what wins is the picture, until somebody brings the old one back.
  const voted = await seedOf(host).inputValue();
  await ana.press("Surprise me");
  await surprise.getByRole("button", { name: "Propose to a vote" }).click();
  const shelf = host.page.getByRole("region", { name: "Proposals" });
  await expect(shelf.getByRole("img", { name: "Ana’s proposal" })).toBeVisible();
  await shelf.getByText("30 s").click();
  await shots(host, "proposals");
  await shelf.getByRole("button", { name: "Put to a vote" }).click();
  const vote = (room: RoomPage) => room.page.getByRole("region", { name: "Vote: which picture?" });
  await expect(vote(ana).getByRole("button")).toHaveCount(2);
  await shots(host, "pictures-vote");
  await vote(host).getByRole("button", { name: "Vote for Ana’s proposal" }).click();
  await expect(vote(ana)).toContainText("1 vote.");
  await vote(ana).getByRole("button", { name: "Vote for your proposal" }).click();
  await expect(vote(host)).toBeHidden();
  await expect(seedOf(host)).not.toHaveValue(voted);
  await expect(host.page.getByText("The vote chose the picture proposed by Ana")).toBeVisible();
  await shots(host, "elected");
  await host.press("Bring it back");
  await expect(seedOf(ana)).toHaveValue(voted);

  // From now on people knock, and the host lets each in.
  await host.press("Share");
  const settings = host.page.getByRole("dialog", { name: "Share Shared ground" });
  await settings.getByLabel("People knock").check();
  const save = settings.getByRole("button", { name: "Save" });
  await save.click();
  await expectBeside(host.page, "The room's settings are saved", save);
  await host.page.keyboard.press("Escape");
  const cem = new RoomPage(await person("Cem"));
  await cem.page.goto(address);
  await cem.page.getByLabel("Your name").fill("Cem");
  await cem.press("Knock");
  await expect(cem.page.getByText("You are first in the line")).toBeVisible();
  await shots(cem, "waiting");
  const door = host.page.getByRole("region", { name: "Who waits at the door" });
  await expect(door).toContainText("Cem");
  await shots(host, "door");
  await door.getByRole("button", { name: "Let Cem in" }).click();
  await cem.isLive();
  await expect(door).toBeHidden();
});
