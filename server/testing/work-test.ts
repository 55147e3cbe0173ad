import { it as base } from "vitest";
import type { ControlId } from "@/core/kernel/ids/ids";
import type { verifyFile } from "@/server/domain/verify/verify-file";
import { publishWork } from "@/server/domain/work/publish/publish-work";
import { type Guest, startRoomServer } from "./room-server";
import { workDepsFor } from "./work-deps";

export const pull = (control: string, value: number) => ({
  kind: "contribution" as const,
  control: control as ControlId,
  value,
});

/** What a publisher says of a work. */
export const WORDS = {
  title: "Slow weather",
  description: "",
  tags: ["sea"],
  licence: "CC-BY-4.0",
  doNotTrain: true,
} as const;

export const publisher = ({ actor }: Pick<Guest, "actor">) => ({ actor, isGuest: true });

/** What became of each check. */
export const statesOf = (report: Awaited<ReturnType<typeof verifyFile>>) =>
  Object.fromEntries(report.checks.map((check) => [check.id, check.state]));

/** For what is proved of works: every file has a server of its own that publishes for real, with pictures of one size. */
export const it = worksTest({ oneSize: true });
/** The same with pictures of every size, for what renders them again by the model alone. */
export const itAtEverySize = worksTest({ oneSize: false });

function worksTest({ oneSize }: { oneSize: boolean }) {
  return (
    base
      // biome-ignore lint/correctness/noEmptyPattern: what a fixture needs is read from this pattern
      .extend("server", { scope: "file" }, async ({}, { onCleanup }) => {
        const server = await startRoomServer({ modelsDir: "models", oneSize });
        onCleanup(() => server.close());
        return server;
      })
      .extend("works", { scope: "file" }, ({ server }) => workDepsFor(server))
      .extend("deps", { scope: "file" }, ({ works }) => works.deps)
      .extend("jobs", { scope: "file" }, ({ works }) => works.jobs)
      /** A room where the host and Ana both pulled at the picture, and its last event. */
      .extend(
        "made",
        { scope: "file" },
        ({ server }) =>
          async (visibility: "public" | "private" = "public") => {
            const [host, ana] = [await server.guest("Hana"), await server.guest("Ana")];
            const { id, slug } = await server.room(host, { visibility: "public" });
            await server.enter(ana, slug);
            if (visibility === "private")
              await server.database.db.room.update({ where: { id }, data: { visibility } });
            const [hostTab, anaTab] = [await server.tab(host), await server.tab(ana)];
            await hostTab.join(id);
            await anaTab.join(id);
            await hostTab.edit(pull("warmth", 3), pull("contrast", 2));
            await anaTab.edit(pull("vividness", 3));
            const { seq } = (await server.rooms.get(id)).state;
            return { id, slug, host, ana, seq, anaTab, hostTab };
          },
      )
      /** A work of that: Hana published it, and Ana has not answered yet. */
      .extend("published", { scope: "file" }, ({ deps, jobs, made }) => async () => {
        const room = await made();
        const asked = { room: room.id, seq: room.seq, ...WORDS };
        const { id: work } = await publishWork(deps, publisher(room.host), asked);
        await jobs.idle();
        return { ...room, work };
      })
  );
}
