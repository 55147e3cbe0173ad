import { sha256Hex } from "@/core/kernel/canon/hash";
import type { RoomId, WorkId } from "@/core/kernel/ids/ids";
import type { SignedRecord } from "@/core/work/record/record";
import { openStudio } from "@/server/domain/work/files/render-pixels";
import { publishWork } from "@/server/domain/work/publish/publish-work";
import { readRecord } from "@/server/domain/work/read-work";
import { createLogger } from "@/server/infra/log/logger";
import { createRenderPool } from "@/server/infra/render";
import { type RoomServerForTest, startRoomServer } from "@/server/testing/room-server";
import { workDepsFor } from "@/server/testing/work-deps";
import type { Bench } from "../row";
import { percentile, round } from "../statistics";

const WORKS = 50;

/** Fifty works of every shipped model, published as people publish them; then each drawn again by other processes from its record alone. */
export const rerender: Bench = {
  name: "rerender",
  async run() {
    const server = await startRoomServer({ modelsDir: "models" });
    const { deps, jobs } = await workDepsFor(server);
    const records: SignedRecord[] = [];
    for (let i = 0; i < WORKS; i++) {
      const work = await publishOne(server, deps, i);
      await jobs.idle();
      records.push(await readRecord(deps, work));
    }
    const pool = createRenderPool({
      workers: 1,
      modelsDir: "models",
      engine: "onnx-cpu",
      logger: createLogger("silent"),
    });
    await pool.ready();
    const studio = openStudio({ render: pool }, "rerender");
    const times: number[] = [];
    let same = 0;
    for (const { record } of records) {
      const began = performance.now();
      const pixels = await studio.pixels(record.recipe, record.pixels.size);
      times.push(performance.now() - began);
      if (sha256Hex(pixels) === record.pixels.hash) same += 1;
    }
    studio.close();
    await pool.close();
    await jobs.close();
    await server.close();
    const models = [...new Set(records.map(({ record }) => record.model.id))];
    return [
      {
        what: `works drawn again from their records to the byte`,
        value: same,
        unit: `of ${WORKS}`,
        goal: "all",
        reached: same === WORKS,
        notes: `${models.join(", ")}; p50 ${round(percentile(times, 50), 1)} ms a picture of native size`,
      },
    ];
  },
};

/** A room of its own where somebody pulls at several controls, and what it comes to. */
async function publishOne(
  server: RoomServerForTest,
  deps: Awaited<ReturnType<typeof workDepsFor>>["deps"],
  i: number,
): Promise<WorkId> {
  const models = [...server.deps.models.values()];
  const model = models[i % models.length];
  if (!model) throw new Error("no model is installed");
  const host = await server.guest(`Host ${i}`);
  const { id } = await server.room(host, { model: model.id });
  const tab = await server.tab(host);
  await tab.join(id as RoomId);
  const controls = [...model.controls];
  await tab.edit(
    { kind: "seed", value: 1000 + i },
    ...Array.from({ length: 6 }, (_, k) => ({
      kind: "contribution" as const,
      control: controls[(i * 7 + k * 11) % controls.length] as never,
      value: ((i + k) % 7) - 3,
    })),
  );
  tab.socket.disconnect();
  const { seq } = (await server.rooms.get(id as RoomId)).state;
  const wanted = { title: `Work ${i}`, description: "", tags: [], licence: "CC0-1.0" as const };
  const { id: work } = await publishWork(
    deps,
    { actor: host.actor, isGuest: true },
    { room: id as RoomId, seq, ...wanted, doNotTrain: true },
  );
  return work;
}
