import { verifyPassword } from "better-auth/crypto";
import { expect, it } from "vitest";
import { namelessIn } from "@/core/kernel/names/guest";
import { actorOf, actorsOf, type Linked, peopleOf } from "@/server/domain/identity/actors";
import { roomRow } from "@/server/domain/room/testing";
import { eachDatabase } from "@/server/infra/db/testing";
import { sessionOf } from "./session";
import { authForTest, post, quickPasswords, visitor } from "./testing";

eachDatabase("guests and accounts", (database) => {
  const open = (onLinked?: (userId: string, linked: Linked) => Promise<void>) => ({
    auth: authForTest({ database: database(), onLinked }),
    database: database(),
    db: database().db,
  });
  let people = 0;
  const account = () => ({ email: `person-${++people}@example.org`, password: "correct horse" });

  it("a guest has a session, a name of their choosing and an actor", async () => {
    const here = open();
    const guest = await visitor(here, "/sign-in/anonymous");
    await post(here.auth, "/update-user", { name: "  Ana\u202E " }, guest);
    const session = await sessionOf(here, guest.headers);
    expect(session).toMatchObject({ name: "Ana", isGuest: true, role: "user", email: null });
  });

  it("guests who give no name are told apart by a number, and keep it", async () => {
    const here = open();
    const came = await Promise.all(Array.from({ length: 12 }, () => visitor(here, "/sign-in/anonymous")));
    const names = await Promise.all(
      came.map(async ({ headers }) => (await sessionOf(here, headers))?.name ?? ""),
    );
    for (const name of names) expect(namelessIn(name)?.number).toBeGreaterThan(0);
    const later = await visitor(here, "/sign-in/anonymous");
    expect(names).not.toContain((await sessionOf(here, later.headers))?.name);
  });

  it.each([
    ["shows nothing", "\u200B"],
    ["has 10,000 characters", "a".repeat(10_000)],
    ["is no text", 7],
    ["is null", null],
  ])("a name that %s is refused with words", async (_what, name) => {
    const here = open();
    const guest = await visitor(here, "/sign-in/anonymous");
    const answer = await post(here.auth, "/update-user", { name }, guest);
    expect(answer).toMatchObject({ status: 422, body: { code: "name_invalid" } });
    expect(answer.body.message).toMatch(/1 to 40 visible/);
    const named = await post(here.auth, "/sign-up/email", { ...account(), name });
    expect([400, 422]).toContain(named.status);
  });

  it("an address that is longer than mail can carry is refused with words", async () => {
    const here = open();
    const email = `${"x".repeat(243)}@example.org`;
    const made = await post(here.auth, "/sign-up/email", { ...account(), name: "Ana", email });
    expect(made).toMatchObject({ status: 400, body: { message: "Invalid email" } });
    expect(await here.db.user.count({ where: { email } })).toBe(0);
  });

  it("a password is kept as the library hashes it, and opens its account alone", async () => {
    const { db } = database();
    const auth = authForTest({ database: database(), passwords: undefined });
    const { email, password } = account();
    const { body } = await post(auth, "/sign-up/email", { email, password, name: "Ana" });
    const { password: kept } = await db.account.findFirstOrThrow({ where: { userId: body.user.id } });
    expect(await verifyPassword({ hash: kept ?? "", password })).toBe(true);
    expect(await quickPasswords.verify({ hash: kept ?? "", password })).toBe(false);
    const statuses = [];
    for (const tried of [password, `${password}!`])
      statuses.push((await post(auth, "/sign-in/email", { email, password: tried })).status);
    expect(statuses).toEqual([200, 401]);
  });

  it("a guest who registers keeps their actor, and so their work", async () => {
    const here = open();
    const guest = await visitor(here, "/sign-in/anonymous");
    const made = await visitor(here, "/sign-up/email", { ...account(), name: "Ana" }, guest);
    expect(made).toMatchObject({ isGuest: false, name: "Ana", actor: guest.actor });
    expect(await here.db.user.count({ where: { id: guest.userId } })).toBe(0);
  });

  it("a guest who signs in to an account without work keeps their actor there too", async () => {
    const here = open();
    const credentials = account();
    const before = await visitor(here, "/sign-up/email", { ...credentials, name: "Ben" });
    const guest = await visitor(here, "/sign-in/anonymous");
    const after = await visitor(here, "/sign-in/email", credentials, guest);
    expect(after.actor).toBe(guest.actor);
    expect((await peopleOf(here.db, [before.actor])).get(before.actor)?.name).toBe("Ben");
  });

  it("a guest who signs in to an account that has work keeps both, under one name", async () => {
    const heard: Linked[] = [];
    const here = open(async (_user, linked) => void heard.push(linked));
    const credentials = account();
    const before = await visitor(here, "/sign-up/email", { ...credentials, name: "Ben" });
    await here.db.room.create({ data: roomRow(before.actor) });
    const guest = await visitor(here, "/sign-in/anonymous");
    const after = await visitor(here, "/sign-in/email", credentials, guest);
    expect(after.actor).toBe(before.actor);
    expect(heard).toEqual([{ actor: before.actor, merged: guest.actor }]);
    expect((await actorsOf(here.db, after.userId)).sort()).toEqual([before.actor, guest.actor].sort());
    const named = await peopleOf(here.db, [before.actor, guest.actor]);
    expect([...named.values()].map((person) => person.name)).toEqual(["Ben", "Ben"]);
  });

  it("signing up succeeds even if rooms cannot be told", async () => {
    const here = open(() => Promise.reject(new Error("rooms are shutting down")));
    const guest = await visitor(here, "/sign-in/anonymous");
    const made = await visitor(here, "/sign-up/email", { ...account(), name: "Ana" }, guest);
    expect(made.actor).toBe(guest.actor);
  });

  it("a guest who deletes their account removes their words, and their actor stays", async () => {
    const here = open();
    const guest = await visitor(here, "/sign-in/anonymous");
    const { id: room } = await here.db.room.create({ data: roomRow(guest.actor) });
    await here.db.chatLine.create({ data: { id: `1-${room}`, room, actor: guest.actor, text: "hi" } });
    expect((await post(here.auth, "/delete-anonymous-user", {}, guest)).status).toBe(200);
    expect(await here.db.chatLine.count({ where: { actor: guest.actor } })).toBe(0);
    expect(await here.db.actor.count({ where: { id: guest.actor } })).toBe(1);
  });

  it("many requests at once for one actor make one actor", async () => {
    const { db } = database();
    await db.user.create({ data: { id: "twice", name: "T", email: "twice@example.org" } });
    const ids = await Promise.all(Array.from({ length: 8 }, () => actorOf(db, "twice")));
    expect(new Set(ids).size).toBe(1);
  });
});
