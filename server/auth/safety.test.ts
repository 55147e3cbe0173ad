import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { claimAdmin } from "@/server/domain/person/claim-admin";
import { eachDatabase } from "@/server/infra/db/testing";
import { openSecrets } from "@/server/infra/secrets/secrets";
import { sessionOf } from "./session";
import { authForTest, ORIGIN, post, visitor } from "./testing";

eachDatabase("who may do what", (database) => {
  const open = () => ({
    auth: authForTest({ database: database() }),
    database: database(),
    db: database().db,
  });

  it("nobody makes themselves an admin, nor brings a picture from elsewhere", async () => {
    const here = open();
    const guest = await visitor(here, "/sign-in/anonymous");
    for (const fields of [{ role: "admin" }, { isAnonymous: false }, { banned: false }])
      await post(here.auth, "/update-user", fields, guest);
    await post(here.auth, "/update-user", { image: "https://evil.example/pixel.gif" }, guest);
    const set = await post(here.auth, "/admin/set-role", { userId: guest.userId, role: "admin" }, guest);
    expect(set.status).toBe(403);
    const row = await here.db.user.findUnique({ where: { id: guest.userId } });
    expect(row).toMatchObject({ role: "user", isAnonymous: true, image: null });
  });

  it("the admin link makes an account an admin once, and a guest never", async () => {
    const here = open();
    const secrets = openSecrets(mkdtempSync(join(tmpdir(), "cohue-secrets-")));
    const token = secrets.adminToken() ?? "";
    const body = { email: "ada@example.org", password: "correct horse", name: "Ada" };
    const ada = await visitor(here, "/sign-up/email", body);
    const claim = (isGuest: boolean, text = token) =>
      claimAdmin({ db: here.db, secrets }, { userId: ada.userId, isGuest }, text);
    await expect(claim(true)).rejects.toMatchObject({ code: "forbidden" });
    await expect(claim(false, "guess")).rejects.toMatchObject({ code: "not_found" });
    await claim(false);
    expect((await sessionOf(here, ada.headers))?.role).toBe("admin");
    await expect(claim(false)).rejects.toMatchObject({ code: "not_found" });
    const act = await post(here.auth, "/admin/impersonate-user", { userId: ada.userId }, ada);
    expect(act.status).toBe(404);
  });

  it("a banned person has no session until the ban ends", async () => {
    const here = open();
    const guest = await visitor(here, "/sign-in/anonymous");
    const ban = (banExpires: Date | null) =>
      here.db.user.update({ where: { id: guest.userId }, data: { banned: true, banExpires } });
    await ban(null);
    expect(await sessionOf(here, guest.headers)).toBeNull();
    await ban(new Date(Date.now() - 1000));
    expect(await sessionOf(here, guest.headers)).not.toBeNull();
  });

  it("guessing a password is slowed down, by address", async () => {
    const { auth, database: on } = open();
    const body = { email: "nobody@example.org", password: "wrong horse" };
    const net = on.provider === "sqlite" ? "203.0.113" : "198.51.100";
    const guess = async (from: string) => (await post(auth, "/sign-in/email", body, { from })).status;
    const tries = [];
    for (let i = 0; i < 5; i++) tries.push(await guess(`${net}.7`));
    expect(tries).toEqual([401, 401, 401, 429, 429]);
    expect(await guess(`${net}.8`)).toBe(401);
  });

  it("cookies are for this site and for HTTP alone, and over https only where there is https", async () => {
    const cookiesOf = async (origin: string) => {
      const auth = authForTest({ database: database(), origin });
      return (await post(auth, "/sign-in/anonymous", {}, { origin })).setCookies.join();
    };
    expect(await cookiesOf(ORIGIN)).toMatch(/HttpOnly; SameSite=Lax$/);
    expect(await cookiesOf(ORIGIN)).not.toMatch(/Secure/);
    expect(await cookiesOf("https://cohue.example")).toMatch(/^__Secure-.*; Secure/);
  });

  it("a form from another site is refused, and so is a short password", async () => {
    const here = open();
    const guest = await visitor(here, "/sign-in/anonymous");
    const asked = { cookie: guest.cookie, origin: "https://evil.example", site: ORIGIN };
    expect((await post(here.auth, "/sign-out", {}, asked)).status).toBe(403);
    const short = { email: "b@example.org", password: "nine char", name: "B" };
    expect((await post(here.auth, "/sign-up/email", short)).status).toBe(400);
  });
});
