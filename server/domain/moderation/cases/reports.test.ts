import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { subjectOf } from "@/core/moderation/subjects";
import { roomRow } from "@/server/domain/room/testing";
import { requireShown } from "@/server/domain/work/require-shown";
import { eachDatabase } from "@/server/infra/db/testing";
import { readCase } from "./read-case";
import { casesIn } from "./testing";

eachDatabase("reports on works", (database) => {
  const { person, moderator, db, publishedWork, says, decides } = casesIn(database);

  describe("reports", () => {
    it("from many people at once make one case, and hide nothing", async () => {
      const { id, subject } = await publishedWork(await person("Au"));
      const people = await Promise.all(["a", "b", "c", "d", "e"].map((name) => person(name)));
      const answers = await Promise.all(people.map((actor) => says(actor, subject)));
      expect(new Set(answers.map((a) => a.case)).size).toBe(1);
      await expect(requireShown(db(), id)).resolves.toMatchObject({ id });
      expect(await readCase(db(), answers[0]?.case ?? "")).toMatchObject({ version: 5, state: "open" });
    });

    it("from one person about one subject count once", async () => {
      const { subject } = await publishedWork(await person("Au"));
      const reporter = await person("Re");
      expect((await says(reporter, subject)).known).toBe(false);
      expect((await says(reporter, subject)).known).toBe(true);
    });

    it("about the reporter's own work are refused", async () => {
      const author = await person("Au");
      const { subject } = await publishedWork(author);
      await expect(says(author, subject)).rejects.toMatchObject({ code: "forbidden" });
    });

    it("about what the reporter cannot see get not_found", async () => {
      const host = await person("Ho");
      const room = await db().room.create({ data: { ...roomRow(host), visibility: "private" } });
      const line = await db().chatLine.create({
        data: { id: randomUUID(), room: room.id, actor: host, text: "hush" },
      });
      const stranger = await person("St");
      for (const subject of [
        subjectOf("room", room.id),
        subjectOf("chat", line.id),
        subjectOf("work", "0123456789abcdef"),
        subjectOf("comment", "none"),
        subjectOf("person", "nobody"),
      ])
        await expect(says(stranger, subject)).rejects.toMatchObject({ code: "not_found" });
    });

    it("weigh more if the reporter was often right, and half from guests", async () => {
      const by = await moderator();
      const reporter = await person("Re");
      const weigh = async (isGuest = false) => {
        const { subject } = await publishedWork(await person("Au"));
        const { case: id } = await says(reporter, subject, { isGuest });
        return { id, weight: (await readCase(db(), id)).reports[0]?.weight ?? 0 };
      };
      const first = await weigh();
      expect(first.weight).toBeCloseTo(1 / 2);
      await decides(by, first.id, { content: "hide" });
      expect((await weigh()).weight).toBeCloseTo(2 / 3);
      expect((await weigh(true)).weight).toBeCloseTo(1 / 3);
    });
  });
});
