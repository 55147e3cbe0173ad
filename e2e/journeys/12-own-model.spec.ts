import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../../scripts/lib/root.mjs";
import { RunningServer } from "../fixtures/running-server";
import { expect, test } from "../fixtures/server";
import { said } from "../fixtures/words";
import { RoomPage } from "../pages/room";

const PYTHONS = [process.env.PYTHON, "python3", "/usr/bin/python3"].filter((p): p is string => Boolean(p));
const python = PYTHONS.find((p) => spawnSync(p, ["-c", "import torch, onnx, numpy, PIL"]).status === 0);
/** Thousands of pictures that it learns from, and its width: enough to be a network, far too few to be a good one. */
const LITTLE = { KIMG: "1", WIDTH: "0.125" };

test("a model maker trains a network on a folder of images with one command, and it is in the room's model picker", async ({
  person,
}) => {
  test.skip(!python, "no Python with torch, onnx, numpy and Pillow");
  const folder = mkdtempSync(join(tmpdir(), "cohue-own-"));
  const models = join(folder, "models");
  const pictures = join(folder, "my pictures");
  let server: RunningServer | undefined;
  try {
    const shapes = `import sys; from pathlib import Path; from training.tests.shapes import make_shapes; make_shapes(Path(sys.argv[1]), count=300)`;
    expect(spawnSync(python ?? "", ["-c", shapes, pictures], { cwd: root }).status).toBe(0);
    rmSync(join(pictures, "index.csv"));
    const env = {
      ...process.env,
      PYTHON: python,
      RUN: join(folder, "run"),
      OUT: join(models, "my-shapes"),
      SIZE: "32",
      SNAPSHOT: "1",
      BATCH: "16",
      ...LITTLE,
      // The other journeys go on beside it.
      OMP_NUM_THREADS: "1",
      // Directions and audit of fewer pictures: what they say of such a network is of no use anyway.
      EFFORT: "quick",
    };
    const own = (more: Record<string, string> = {}) =>
      spawnSync("bash", ["training/runs/own.sh", pictures, "my-shapes"], {
        cwd: root,
        env: { ...env, ...more },
        encoding: "utf8",
      });

    const first = own();
    expect(first.status, "without licences it stops and says what to fill in").toBe(2);
    expect(first.stdout).toContain("licence");
    rmSync(join(pictures, "index.csv"));
    const trained = own({ LICENCE: "CC0-1.0" });
    expect(trained.status, trained.stderr).toBe(0);

    cpSync(join(root, "models/fields"), join(models, "fields"), { recursive: true });
    server = await RunningServer.start({ COHUE_MODELS: models });
    const page = await person("Mara", { baseURL: server.baseURL });
    await page.goto("/models/my-shapes");
    await expect(page.getByRole("heading", { level: 1 })).toContainText(/my.shapes/i);
    await expect(page.getByText("CC0-1.0").first()).toBeVisible();
    await page.goto("/rooms");
    await page.getByRole("button", { name: said("New room") }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel(said("Your name")).fill("Mara");
    await dialog.getByLabel(said("Title")).fill("Shapes");
    await dialog.getByRole("radio", { name: /my.shapes/i }).check({ force: true });
    await dialog.getByRole("button", { name: said("Open the room") }).click();
    const room = new RoomPage(page);
    await room.isLive();
    await expect(page.getByTestId("picture")).toBeVisible();
  } finally {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
