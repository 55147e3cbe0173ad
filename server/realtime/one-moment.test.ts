import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readHistory } from "@/server/domain/room/queries/read-history";
import { type RoomServerForTest, startRoomServer } from "@/server/testing/room-server";
import { type Two, two } from "@/server/testing/two";

let server: RoomServerForTest;
beforeAll(async () => {
  server = await startRoomServer();
});
afterAll(() => server.close());

/** Moves a control as part of a gesture, and waits until the picture has settled there. */
async function settleAt({ anaTab }: Two, n: number, gesture: number): Promise<number> {
  const edit = { kind: "contribution", control: "tilt", value: n / 2 };
  const message = { epoch: anaTab.epoch, base: n - 1, edits: [{ n, gesture, edit }] };
  const answer = await anaTab.say("edit", message);
  if (!answer.ok) throw new Error(answer.error);
  const { seq } = answer as unknown as { seq: number };
  await anaTab.hears("settled", (settled) => settled.seq >= seq);
  return seq;
}

async function filmOf({ id, ana }: Two) {
  const { frames, total } = await readHistory(server.deps, ana.actor, id);
  return { seqs: frames.map(({ seq }) => seq).reverse(), by: frames[0]?.by, total };
}

describe("F6: a gesture is one moment", () => {
  it("however often the picture settles during it, for example while a picture is matched", async () => {
    const all = await two(server);
    const [first, second] = [await settleAt(all, 1, 7), await settleAt(all, 2, 7)];
    const last = await settleAt(all, 3, 7);
    const { seqs, by, total } = await filmOf(all);
    expect(seqs).not.toContain(first);
    expect(seqs).not.toContain(second);
    expect(seqs.at(-1)).toBe(last);
    expect(total).toBe(seqs.length);
    expect(by).toEqual(["Ana"]);
    const kept = await server.database.db.settledFrame.findMany({ where: { room: all.id, passing: true } });
    expect(kept.map(({ seq }) => seq)).toEqual([first, second]);
  });

  it("and another gesture is another moment", async () => {
    const all = await two(server);
    const ends = [await settleAt(all, 1, 1), await settleAt(all, 2, 2), await settleAt(all, 3, 3)];
    const { seqs } = await filmOf(all);
    for (const seq of ends) expect(seqs).toContain(seq);
  });
});
