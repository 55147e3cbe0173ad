import { expect, it } from "vitest";
import type { ActorId } from "@/core/kernel/ids/ids";
import { mailReset, makeReset, RESET_HOURS, resetPassword } from "@/server/domain/account/reset-password";
import { eachDatabase } from "@/server/infra/db/testing";
import { sessionOf } from "./session";
import { authForTest, post, visitor } from "./testing";

const ADMIN = "the-admin" as ActorId;
const HOUR = 3_600_000;

eachDatabase("a forgotten password", (database) => {
  const open = () => {
    const auth = authForTest({ database: database() });
    const hash = async (password: string) => (await auth.$context).password.hash(password);
    return { auth, database: database(), db: database().db, hash };
  };
  let people = 0;
  const person = async (here: ReturnType<typeof open>) => {
    const email = `forgets-${++people}-${Math.random()}@example.org`;
    const ana = await visitor(here, "/sign-up/email", { email, password: "old password", name: "Ana" });
    const signIn = async (password: string) =>
      (await post(here.auth, "/sign-in/email", { email, password })).status;
    return { ...ana, email, signIn };
  };

  it("is replaced through an admin's link, once, and every session ends", async () => {
    const here = open();
    const ana = await person(here);
    const token = await makeReset(here, ADMIN, ana.userId, Date.now());
    expect(await resetPassword(here, { token, password: "new password" }, Date.now())).toBe(ana.actor);
    expect(await sessionOf(here, ana.headers)).toBeNull();
    expect(await ana.signIn("old password")).toBe(401);
    expect(await ana.signIn("new password")).toBe(200);
    await expect(resetPassword(here, { token, password: "another one" }, Date.now())).rejects.toMatchObject({
      code: "not_found",
    });
    expect(await here.db.auditEntry.count({ where: { subject: `person:${ana.actor}` } })).toBe(2);
  });

  it("when two people use one link at once, one succeeds", async () => {
    const here = open();
    const ana = await person(here);
    const token = await makeReset(here, ADMIN, ana.userId, Date.now());
    const both = await Promise.allSettled(
      ["first password", "second password"].map((password) =>
        resetPassword(here, { token, password }, Date.now()),
      ),
    );
    expect(both.filter((b) => b.status === "fulfilled")).toHaveLength(1);
  });

  it("a link ends after a day or when a newer one is made; its token is stored nowhere", async () => {
    const here = open();
    const ana = await person(here);
    const now = Date.now();
    const [first, second] = [
      await makeReset(here, ADMIN, ana.userId, now),
      await makeReset(here, ADMIN, ana.userId, now),
    ];
    const use = (token: string, at: number) => resetPassword(here, { token, password: "new password" }, at);
    await expect(use(first, now)).rejects.toMatchObject({ code: "not_found" });
    await expect(use(second, now + RESET_HOURS * HOUR)).rejects.toMatchObject({ code: "not_found" });
    const rows = await here.db.passwordReset.findMany({ where: { userId: ana.userId } });
    expect(JSON.stringify(rows)).not.toContain(second);
    expect(await ana.signIn("old password")).toBe(200);
  });

  it("a guest gets no link", async () => {
    const here = open();
    const guest = await visitor(here, "/sign-in/anonymous");
    await expect(makeReset(here, ADMIN, guest.userId, Date.now())).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  it("a mail with a link goes only to an account's address; the answer is the same for other addresses", async () => {
    const here = open();
    const ana = await person(here);
    const sent: { to: string; text: string }[] = [];
    const mailer = { send: async (mail: { to: string; text: string }) => void sent.push(mail) };
    const ask = (email: string) =>
      mailReset({ ...here, mailer, origin: "https://cohue.example" }, email, Date.now());
    expect(await ask("nobody@example.org")).toBe(await ask(` ${ana.email.toUpperCase()} `));
    expect(sent.map(({ to }) => to)).toEqual([ana.email]);
    const token = /\/reset#(\S+)/.exec(sent[0]?.text ?? "")?.[1] ?? "";
    expect(await resetPassword(here, { token, password: "new password" }, Date.now())).toBe(ana.actor);
  });
});
