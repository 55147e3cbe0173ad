import { expect, it } from "vitest";
import { actorOf, peopleOf } from "@/server/domain/person/actors";
import { erasePerson } from "@/server/domain/person/erase-person";
import { eachDatabase } from "@/server/infra/db/testing";
import { createLogger } from "@/server/infra/log/logger";
import { createAuth } from "./create-auth";
import { sessionOf } from "./session";

const ORIGIN = "http://localhost:3000";

eachDatabase("guests and accounts", (database) => {
  const make = () =>
    createAuth({
      database: database(),
      config: { origin: ORIGIN, trustedOrigins: [ORIGIN], trustedProxies: [] },
      secrets: { auth: "a secret of at least thirty-two characters" },
      logger: createLogger("silent"),
    });

  /** Posts to the auth API as a browser would. */
  async function post(
    auth: ReturnType<typeof make>,
    path: string,
    body: object,
    cookie = "",
    origin = ORIGIN,
  ) {
    const response = await auth.handler(
      new Request(`${ORIGIN}/api/auth${path}`, {
        method: "POST",
        headers: { "content-type": "application/json", origin, cookie },
        body: JSON.stringify(body),
      }),
    );
    const cookies = response.headers
      .getSetCookie()
      .map((c) => c.split(";")[0])
      .join("; ");
    return { status: response.status, cookie: cookies, body: await response.json().catch(() => null) };
  }

  it("a guest has a session, a name of their choosing and an actor", async () => {
    const auth = make();
    const guest = await post(auth, "/sign-in/anonymous", {});
    await post(auth, "/update-user", { name: "  Ana\u202E " }, guest.cookie);
    const session = await sessionOf({ auth, db: database().db }, new Headers({ cookie: guest.cookie }));
    expect(session).toMatchObject({ name: "Ana", isGuest: true, role: "user", email: null });
  });

  it("a name that shows nothing is refused with words", async () => {
    const auth = make();
    const guest = await post(auth, "/sign-in/anonymous", {});
    const answer = await post(auth, "/update-user", { name: "\u200B" }, guest.cookie);
    expect(answer.status).toBe(422);
    expect(answer.body.message).toMatch(/1 to 40 visible/);
  });

  it("a guest who registers keeps their actor, and so their work", async () => {
    const auth = make();
    const { db } = database();
    const guest = await post(auth, "/sign-in/anonymous", {});
    const before = await sessionOf({ auth, db }, new Headers({ cookie: guest.cookie }));
    const email = `${before?.actor}@example.org`;
    const account = await post(
      auth,
      "/sign-up/email",
      { email, password: "correct horse", name: "Ana" },
      guest.cookie,
    );
    expect(account.status).toBe(200);
    const after = await sessionOf({ auth, db }, new Headers({ cookie: account.cookie }));
    expect(after).toMatchObject({ isGuest: false, name: "Ana", actor: before?.actor });
  });

  it("an erased person leaves their actor behind, without a name", async () => {
    const auth = make();
    const { db } = database();
    const guest = await post(auth, "/sign-in/anonymous", {});
    const session = await sessionOf({ auth, db }, new Headers({ cookie: guest.cookie }));
    if (!session) throw new Error("no session");
    await erasePerson(db, session.userId);
    expect((await peopleOf(db, [session.actor])).get(session.actor)?.name).toBe("Someone who left");
    expect(await sessionOf({ auth, db }, new Headers({ cookie: guest.cookie }))).toBeNull();
  });

  it("a form from another site is refused, and so is a short password", async () => {
    const auth = make();
    const guest = await post(auth, "/sign-in/anonymous", {});
    expect((await post(auth, "/sign-out", {}, guest.cookie, "https://evil.example")).status).toBe(403);
    const short = await post(auth, "/sign-up/email", {
      email: "b@example.org",
      password: "short",
      name: "B",
    });
    expect(short.status).toBe(400);
  });

  it("asking for one actor twice at once makes one", async () => {
    const { db } = database();
    await db.user.create({
      data: { id: `twice-${database().provider}`, name: "T", email: `t-${database().provider}@example.org` },
    });
    const ids = await Promise.all([1, 2, 3].map(() => actorOf(db, `twice-${database().provider}`)));
    expect(new Set(ids).size).toBe(1);
  });
});
