import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { claimAdmin } from "@/server/domain/account/claim-admin";
import { setStanding } from "@/server/domain/identity/standing";
import { eachDatabase } from "@/server/infra/db/testing";
import { openSecrets } from "@/server/infra/secrets/file-secrets";
import { barredFromHere, freeSession, sessionOf } from "./session";
import { authForTest, ORIGIN, post, visitor } from "./testing";

eachDatabase("who may do what", (database) => {
  const open = () => ({
    auth: authForTest({ database: database() }),
    database: database(),
    db: database().db,
  });

  it("nobody can make themselves an admin or set a picture from another site", async () => {
    const here = open();
    const guest = await visitor(here, "/sign-in/anonymous");
    for (const fields of [{ role: "admin" }, { isAnonymous: false }, { banned: false }])
      await post(here.auth, "/update-user", fields, guest);
    await post(here.auth, "/update-user", { image: "https://evil.example/pixel.gif" }, guest);
    const set = await post(here.auth, "/admin/set-role", { userId: guest.userId, role: "admin" }, guest);
    expect(set.status).toBe(404);
    const row = await here.db.user.findUnique({ where: { id: guest.userId } });
    expect(row).toMatchObject({ role: "user", isAnonymous: true, image: null });
  });

  it("the admin link makes an account an admin once, and never a guest", async () => {
    const here = open();
    const secrets = openSecrets(mkdtempSync(join(tmpdir(), "cohue-secrets-")));
    const token = secrets.adminToken() ?? "";
    const body = { email: "ada@example.org", password: "correct horse", name: "Ada" };
    const ada = await visitor(here, "/sign-up/email", body);
    const claim = (isGuest: boolean, text = token) =>
      claimAdmin({ database: here, secrets }, { userId: ada.userId, isGuest }, text);
    await expect(claim(true)).rejects.toMatchObject({ code: "forbidden" });
    await expect(claim(false, "guess")).rejects.toMatchObject({ code: "not_found" });
    await claim(false);
    expect((await sessionOf(here, ada.headers))?.role).toBe("admin");
    await expect(claim(false)).rejects.toMatchObject({ code: "not_found" });
    const act = await post(here.auth, "/admin/impersonate-user", { userId: ada.userId }, ada);
    expect(act.status).toBe(404);
  });

  it("a banned person's session may only read and appeal until the ban ends", async () => {
    const here = open();
    const guest = await visitor(here, "/sign-in/anonymous");
    const ban = (bannedUntil: number | null) =>
      setStanding(here.db, guest.actor, { bannedAt: Date.now(), bannedUntil, reason: "spam" });
    await ban(null);
    const session = await sessionOf(here, guest.headers);
    expect(session && barredFromHere(session)).toMatch(/banned here.*spam/);
    expect(freeSession(session)).toBeNull();
    const renamed = await post(here.auth, "/update-user", { name: "Other" }, guest);
    expect(renamed).toMatchObject({ status: 403, body: { code: "banned" } });
    await ban(Date.now() - 1000);
    expect(freeSession(await sessionOf(here, guest.headers))).not.toBeNull();
  });

  it("the auth library's admin endpoints are closed, to admins too, because they leave no trace", async () => {
    const here = open();
    const body = { email: "root@example.org", password: "correct horse", name: "Root" };
    const root = await visitor(here, "/sign-up/email", body);
    await here.db.user.update({ where: { id: root.userId }, data: { role: "admin" } });
    for (const path of ["set-role", "ban-user", "remove-user", "set-user-password", "create-user"])
      expect((await post(here.auth, `/admin/${path}`, { userId: root.userId }, root)).status).toBe(404);
  });

  it("password guesses are slowed down by address", async () => {
    const { auth, database: on } = open();
    const body = { email: "nobody@example.org", password: "wrong horse" };
    const net = on.provider === "sqlite" ? "203.0.113" : "198.51.100";
    const guess = async (from: string) => (await post(auth, "/sign-in/email", body, { from })).status;
    const tries = [];
    for (let i = 0; i < 5; i++) tries.push(await guess(`${net}.7`));
    expect(tries).toEqual([401, 401, 401, 429, 429]);
    expect(await guess(`${net}.8`)).toBe(401);
  });

  it("cookies are SameSite and HttpOnly, and Secure where the origin is https", async () => {
    const cookiesOf = async (origin: string) => {
      const auth = authForTest({ database: database(), origin });
      return (await post(auth, "/sign-in/anonymous", {}, { origin })).setCookies.join();
    };
    expect(await cookiesOf(ORIGIN)).toMatch(/HttpOnly; SameSite=Lax$/);
    expect(await cookiesOf(ORIGIN)).not.toMatch(/Secure/);
    expect(await cookiesOf("https://cohue.example")).toMatch(/^__Secure-.*; Secure/);
  });

  it("a form from another site and a short password are refused", async () => {
    const here = open();
    const guest = await visitor(here, "/sign-in/anonymous");
    const asked = { cookie: guest.cookie, origin: "https://evil.example", site: ORIGIN };
    expect((await post(here.auth, "/sign-out", {}, asked)).status).toBe(403);
    const short = { email: "b@example.org", password: "nine char", name: "B" };
    expect((await post(here.auth, "/sign-up/email", short)).status).toBe(400);
  });
});
