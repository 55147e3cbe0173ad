import { expect, it } from "vitest";
import type { ActorId } from "@/core/kernel/ids/ids";
import { eachDatabase } from "@/server/infra/db/testing";
import { muteNotices, readMuted } from "./mute-notices";
import { notify } from "./notify";
import { readNotifications } from "./read-notifications";

eachDatabase("notices", (database) => {
  const here = () => ({ database: database() });
  const kindsOf = async (actor: ActorId) =>
    (await readNotifications(here(), [actor])).map((notice) => notice.kind);

  it("are sent once each, and not to people who turned that kind off", async () => {
    const { db } = database();
    const [ana, ben] = ["ana", "ben"] as ActorId[];
    if (!ana || !ben) throw new Error("two people");
    await muteNotices(here(), [ben], "remixed", true);
    await notify(db, [ana, ana, ben], "remixed", { title: "Rain" });
    expect(await kindsOf(ana)).toEqual(["remixed"]);
    expect(await kindsOf(ben)).toEqual([]);
    expect(await readMuted(here(), [ben])).toEqual(["remixed"]);
    await muteNotices(here(), [ben], "remixed", false);
    await notify(db, [ben], "remixed", { title: "Rain" });
    expect(await kindsOf(ben)).toEqual(["remixed"]);
  });

  it("to a guest's actor follow the settings of the account it became", async () => {
    const { db } = database();
    await db.actor.create({ data: { id: "account" } });
    await db.actor.create({ data: { id: "guest", mergedInto: "account" } });
    await muteNotices(here(), ["account" as ActorId], "comment", true);
    await notify(db, ["guest" as ActorId], "comment", { title: "Rain" });
    expect(await kindsOf("guest" as ActorId)).toEqual([]);
  });

  it("that ask for an answer cannot be turned off", async () => {
    for (const kind of ["credit", "decision"] as const)
      await expect(muteNotices(here(), ["ana" as ActorId], kind, true)).rejects.toMatchObject({
        code: "forbidden",
      });
  });
});
