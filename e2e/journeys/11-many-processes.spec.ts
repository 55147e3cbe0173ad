import { test as base, expect } from "@playwright/test";
import { patient } from "../fixtures/patient";
import { RunningInstance } from "../fixtures/running-instance";
import { expectOnePicture, RoomPage } from "../pages/room";

const test = base.extend<object, { instance: RunningInstance }>({
  instance: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from it what a fixture needs
    async ({}, use) => {
      const instance = await RunningInstance.start(["worker", "worker", "web", "web", "jobs"]);
      await use(instance);
      await instance.stop();
    },
    { scope: "worker", timeout: 1_200_000 },
  ],
  baseURL: async ({ instance }, use) => use(instance.baseURL),
});

test("an instance of two web processes and two workers loses a worker and a web process while people edit: nothing acknowledged is lost, and frames go on", async ({
  browser,
  baseURL,
  instance,
}) => {
  const enter = async (name: string) => {
    const context = await browser.newContext({ baseURL });
    return RoomPage.enter(patient(await context.newPage()), "/r/commons", name);
  };
  const [ana, ben] = [await enter("Ana"), await enter("Ben")];
  await ana.nudge("Warmth", 6);
  await expect.poll(() => ben.valueOf("Warmth")).toBeCloseTo(await ana.valueOf("Warmth"), 4);
  const first = await expectOnePicture(ana, ben);

  await instance.killWorker();
  await ben.nudge("Contrast", 5);
  const second = await expectOnePicture(ana, ben);
  expect(second, "pictures go on without one worker").not.toBe(first);
  const kept = await ana.valueOf("Warmth");

  await instance.killOwner();
  await ben.nudge("Detail", 4);
  const meanwhile = await ben.valueOf("Detail");
  await Promise.all([ana.isLive(), ben.isLive()]);
  await expect.poll(() => ana.valueOf("Detail")).toBeCloseTo(meanwhile, 4);
  expect(await ben.valueOf("Warmth")).toBeCloseTo(kept, 4);
  const third = await expectOnePicture(ana, ben);
  expect(third, "pictures go on with the next owner").not.toBe(second);
  await ana.page.screenshot({ path: "test-results/e2e/many-processes.png" });
});
