import { expect, it } from "vitest";
import { openDatabase } from "@/prisma/client";
import { emptySqlite } from "@/server/infra/db/testing";
import { sessionOf } from "./session";
import { authForTest, post, visitor } from "./testing";

const [OLD, NEW, LATER] = ["old ", "new ", "later "].map((name) => name.repeat(12)) as [
  string,
  string,
  string,
];

it("while the session secret is exchanged, each process takes what the others signed; afterwards the old one signs nobody in, and never a stranger's text", async () => {
  const empty = emptySqlite();
  const database = await openDatabase(empty.url);
  const process = (own: string, ...others: string[]) => {
    const auth = authForTest({ database, sessions: { own, others: () => others } });
    return { auth, database, db: database.db };
  };
  const before = process(OLD, NEW);
  const after = process(NEW, OLD);
  for (const [signs, takes] of [
    [before, after],
    [after, before],
  ] as const) {
    const guest = await visitor(signs, "/sign-in/anonymous");
    expect(await sessionOf(takes, guest.headers)).toMatchObject({ userId: guest.userId });
    // By the library's own way in, too.
    expect((await post(takes.auth, "/update-user", { name: "Ana" }, guest)).status).toBe(200);
    expect(await sessionOf(process(LATER), guest.headers)).toBeNull();
    const forged = new Headers({
      cookie: guest.cookie.replace(/(session_token=[^.;]+\.)[^;]*/, `$1${"A".repeat(43)}%3D`),
    });
    expect(await sessionOf(takes, forged)).toBeNull();
  }
  await database.close();
  await empty.remove();
});
