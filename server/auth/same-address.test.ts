import { expect, it } from "vitest";
import { mailReset } from "@/server/domain/account/reset-password";
import { ACCOUNTS } from "@/server/domain/identity/email-address";
import { eachDatabase } from "@/server/infra/db/testing";
import { sessionOf } from "./session";
import { authForTest, post, visitor } from "./testing";

const PASSWORD = "a long enough password";
const OTHER = "another good password";

eachDatabase("an address that has an account", (database) => {
  const open = () => ({
    auth: authForTest({ database: database() }),
    database: database(),
    db: database().db,
  });
  let people = 0;
  const address = () => `somebody-${++people}@example.org`;
  type Here = ReturnType<typeof open>;
  const signUp = (here: Here, email: string, password = PASSWORD, name = "Somebody") =>
    post(here.auth, "/sign-up/email", { email, password, name });

  /** All that the answer says, but for what is by chance. */
  const told = ({ status, body, setCookies }: Awaited<ReturnType<typeof post>>, email: string) => ({
    status,
    fields: Object.keys(body).sort(),
    user: Object.keys(body.user ?? {}).sort(),
    email: body.user?.email === email,
    code: body.code,
    cookies: setCookies.map((cookie) => cookie.replace(/=[^;]*/, "")).sort(),
  });

  it("gets the same answers as a new address, at sign-up and afterwards, cookies included", async () => {
    const here = open();
    const [known, fresh] = [address(), address()];
    await signUp(here, known);
    const answers = [await signUp(here, known, OTHER), await signUp(here, fresh, OTHER)] as const;
    expect(told(answers[0], known)).toEqual(told(answers[1], fresh));
    expect(told(answers[0], known)).toMatchObject({ status: 200, email: true });
    const sessions = [];
    for (const { cookie } of answers) sessions.push(await sessionOf(here, new Headers({ cookie })));
    expect(sessions.map((session) => session?.email)).toEqual([known, fresh]);
    expect(sessions.map((session) => session?.isGuest)).toEqual([false, false]);
    const again = await Promise.all(
      [known, fresh].map((email) => post(here.auth, "/sign-in/email", { email, password: OTHER })),
    );
    expect(again.map(({ status }) => status)).toEqual([200, 200]);
    expect(again.map(({ body }) => body.user.email)).toEqual([known, fresh]);
    const wrong = { email: known, password: "not the password" };
    expect((await post(here.auth, "/sign-in/email", wrong)).status).toBe(401);
  });

  it("costs as many password hashes as a new address", async () => {
    const here = open();
    const { password } = await here.auth.$context;
    const counted = { verify: password.verify, hash: password.hash };
    let hashed = 0;
    password.verify = (of) => {
      hashed += 1;
      return counted.verify(of);
    };
    password.hash = (of) => {
      hashed += 1;
      return counted.hash(of);
    };
    const [known, fresh] = [address(), address()];
    await signUp(here, known);
    const cost = async (ask: () => Promise<unknown>) => {
      hashed = 0;
      await ask();
      return hashed;
    };
    const ups = [];
    for (const email of [known, fresh]) ups.push(await cost(() => signUp(here, email, OTHER)));
    expect(new Set(ups).size).toBe(1);
    const ins = [];
    for (const email of [known, fresh, address()])
      ins.push(await cost(() => post(here.auth, "/sign-in/email", { email, password: "not the password" })));
    expect(new Set(ins).size).toBe(1);
  });

  it("leads each person to their own account by their password", async () => {
    const here = open();
    const email = address();
    const first = await visitor(here, "/sign-up/email", { email, password: PASSWORD, name: "First" });
    const second = await visitor(here, "/sign-up/email", { email, password: OTHER, name: "Second" });
    expect(second.userId).not.toBe(first.userId);
    const by = (password: string) =>
      visitor(here, "/sign-in/email", { email: email.toUpperCase(), password });
    expect((await by(PASSWORD)).userId).toBe(first.userId);
    expect((await by(OTHER)).userId).toBe(second.userId);
    const sent: string[] = [];
    const mailer = {
      send: async ({ to, text }: { to: string; text: string }) => void sent.push(`${to} ${text}`),
    };
    await mailReset(
      { database: here, mailer: mailer as never, origin: "https://x.example" },
      email,
      Date.now(),
    );
    expect(sent).toHaveLength(2);
    expect(sent.every((mail) => mail.startsWith(`${email} `))).toBe(true);
  });

  it("is signed in by a sign-up with its password, gets the usual answer, and keeps what a guest has", async () => {
    const here = open();
    const [known, fresh] = [address(), address()];
    const first = await visitor(here, "/sign-up/email", { email: known, password: PASSWORD, name: "First" });
    const [again, other] = [await signUp(here, known), await signUp(here, fresh)];
    expect(told(again, known)).toEqual(told(other, fresh));
    const session = await sessionOf(here, new Headers({ cookie: again.cookie }));
    expect(session?.userId).toBe(first.userId);
    const guest = await visitor(here, "/sign-in/anonymous");
    await post(here.auth, "/sign-up/email", { email: known, password: PASSWORD, name: "First" }, guest);
    expect(await here.db.user.findUnique({ where: { id: guest.userId } })).toBeNull();
    expect(await here.db.user.count({ where: { email: { startsWith: known } } })).toBe(1);
  });

  it("has two accounts at most, and none with an ending that we reserve", async () => {
    const here = open();
    const email = address();
    const statuses = [];
    for (let i = 0; i <= ACCOUNTS; i++) statuses.push((await signUp(here, email, `${PASSWORD} ${i}`)).status);
    expect(statuses).toEqual([200, 200, 422]);
    expect((await signUp(here, `${email}.0123456789ab.again.invalid`)).status).toBe(400);
  });

  it("is not guessed faster by many requests at once", async () => {
    const here = open();
    const email = address();
    await signUp(here, email);
    const tries = Array.from({ length: 20 }, () =>
      post(here.auth, "/sign-in/email", { email, password: "a wrong password" }, { from: "203.0.113.7" }),
    );
    const judged = (await Promise.all(tries)).filter(({ status }) => status === 401);
    expect(judged.length).toBeLessThanOrEqual(3);
  });
});

eachDatabase("a name that could be taken for the site's own", (database) => {
  it("is refused at sign-up and by an update, and every name is screened", async () => {
    const heard: string[] = [];
    const auth = authForTest({ database: database(), onNamed: (_actor, name) => void heard.push(name) });
    const here = { auth, database: database(), db: database().db };
    const guest = await visitor(here, "/sign-in/anonymous");
    for (const name of ["Cohue", "Moderator", "\u0421ohue"]) {
      const body = { email: `${Math.random()}@example.org`, password: PASSWORD, name };
      expect(await post(auth, "/sign-up/email", body)).toMatchObject({ body: { code: "name_reserved" } });
      expect(await post(auth, "/update-user", { name }, guest)).toMatchObject({
        status: 422,
        body: { code: "name_reserved" },
      });
    }
    await post(auth, "/update-user", { name: "Ana" }, guest);
    await post(auth, "/sign-up/email", { email: "ben@example.org", password: PASSWORD, name: "Ben" });
    expect(heard).toEqual(expect.arrayContaining(["Ana", "Ben"]));
    expect(heard).not.toContain("Cohue");
  });
});
