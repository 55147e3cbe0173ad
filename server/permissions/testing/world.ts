import { randomBytes, randomUUID } from "node:crypto";
import type { ActorId, ControlId, RoomId, WorkId } from "@/core/kernel/ids/ids";
import { recipeHash, stillOf } from "@/core/picture/recipe/recipe";
import { createCollection } from "@/server/domain/collection/create-collection";
import { hangWork } from "@/server/domain/collection/hang-work";
import { setStanding } from "@/server/domain/identity/standing";
import { createKey } from "@/server/domain/key/create-key";
import { publishWork } from "@/server/domain/work/publish/publish-work";
import { type HttpServerForTest, startHttpServer } from "@/server/testing/http-server";
import type { Guest } from "@/server/testing/room-server";
import type { SomeRole } from "../roles";

export type Person = Guest & { email: string };
type Role = Exclude<SomeRole, "out">;
export const PASSWORD = "correct horse battery";

/** A real server with one person of every role, a public room with a published work, and a private room with what belongs to it. */
export class PermissionWorld {
  #people: Partial<Record<Role, Person>> = {};
  /** Ids of what others are not to know of, each with its twin: an id of the same kind that nothing has. */
  readonly #secrets = new Map<string, string>();
  studio = { id: "" as RoomId, slug: "", seq: 0 };
  den = { id: "" as RoomId, slug: "", seq: 0 };
  work = "" as WorkId;
  /** Being published from the den. */
  draft = "" as WorkId;
  collection = "";
  exhibition = "";
  keys: Partial<Record<SomeRole, string>> = {};

  private constructor(readonly server: HttpServerForTest) {}

  /** @param options.url a database that is empty and migrated; by default one is made */
  static async set(options: { url?: string } = {}): Promise<PermissionWorld> {
    const world = new PermissionWorld(await startHttpServer(options));
    await world.#invite();
    await world.#openStudio();
    await world.#openDen();
    await world.#putCollections();
    await setStanding(world.db, world.person("banned").actor, { bannedAt: Date.now(), reason: "spam" });
    return world;
  }

  get db() {
    return this.server.database.db;
  }

  person(role: Role): Person {
    const person = this.#people[role];
    if (!person) throw new Error(`nobody is ${role}`);
    return person;
  }

  cookieOf = (role: SomeRole): string => (role === "out" ? "" : this.person(role).cookie);

  /** Somebody with an account. */
  async account(name: string, role = "user"): Promise<Person> {
    const email = `${randomUUID()}@example.org`;
    const cookie = await this.server.post("/sign-up/email", { email, password: PASSWORD, name });
    const session = await this.server.sessionOf(cookie);
    if (!session) throw new Error("an account without a session");
    const { userId, actor } = session;
    if (role !== "user") await this.db.user.update({ where: { id: userId }, data: { role } });
    return { name, email, cookie, userId, actor };
  }

  /** An account that nobody uses, to do something to. */
  async bystander(): Promise<{ userId: string; actor: ActorId }> {
    const id = randomUUID();
    const email = `${id}@example.org`;
    await this.db.user.create({ data: { id, name: "By", email, actor: { create: { id } } } });
    return { userId: id, actor: id as ActorId };
  }

  /** Marks an id as one that others are not to know of. */
  secret<T extends string>(id: T): T {
    this.#secrets.set(id, twinOf(id));
    return id;
  }

  /** The same question about something that is not there; null where it asks about nothing secret. */
  ghostOf(input: unknown): unknown {
    let text = JSON.stringify(input ?? null);
    const before = text;
    for (const [id, twin] of this.#secrets) text = text.replaceAll(id, twin);
    return text === before ? null : JSON.parse(text);
  }

  async #invite(): Promise<void> {
    const { server } = this;
    this.#people.guest = { ...(await server.guest("Gus")), email: "" };
    const names = { user: "Una", other: "Otto", host: "Hana", banned: "Bob" } as const;
    for (const [role, name] of Object.entries(names) as [keyof typeof names, string][])
      this.#people[role] = await this.account(name);
    for (const role of ["moderator", "admin"] as const)
      this.#people[role] = await this.account(role === "admin" ? "Ada" : "Mo", role);
    for (const role of ["user", "other", "host", "moderator", "admin", "banned"] as const) {
      const { actor } = this.person(role);
      const scopes = ["read", "render", "publish"] as const;
      const made = await createKey(
        this.server,
        { actor, isGuest: false },
        { name: "k", scopes: [...scopes], days: 7 },
      );
      this.keys[role] = made.key;
    }
  }

  async #openStudio(): Promise<void> {
    const { server } = this;
    const [host, user] = [this.person("host"), this.person("user")];
    const { id, slug } = await server.room(host);
    for (const member of [user, this.person("banned")]) await server.enter(member, slug);
    const [hosts, users] = [await server.tab(host), await server.tab(user)];
    await hosts.join(id);
    await users.join(id);
    await users.edit({ kind: "contribution", control: "vividness" as ControlId, value: 3 });
    await hosts.edit({ kind: "contribution", control: "warmth" as ControlId, value: 3 });
    const { seq } = (await server.rooms.get(id)).state;
    const words = {
      title: "A work",
      description: "",
      tags: [],
      licence: "CC-BY-4.0",
      doNotTrain: true,
    } as const;
    const by = { actor: host.actor, isGuest: false };
    ({ id: this.work } = await publishWork(server.work, by, { room: id, seq, ...words }));
    await server.jobs.idle();
    // A later moment, for a new version.
    await hosts.edit({ kind: "contribution", control: "contrast" as ControlId, value: 2 });
    this.studio = { id, slug, seq: (await server.rooms.get(id)).state.seq };
    for (const tab of [hosts, users]) tab.socket.disconnect();
  }

  async #openDen(): Promise<void> {
    const { server } = this;
    const host = this.person("host");
    const { id, slug } = await server.room(host, { visibility: "private" });
    const room = await server.rooms.get(id);
    for (const role of ["user", "banned"] as const) await room.admit(this.person(role).actor, "editor");
    const tab = await server.tab(host);
    await tab.join(id);
    await tab.edit({ kind: "contribution", control: "warmth" as ControlId, value: 2 });
    const { seq, recipe } = room.state;
    await tab.hears("settled", (settled) => settled.seq === seq);
    await tab.hears("frame");
    this.den = { id: this.secret(id), slug, seq };
    tab.socket.disconnect();
    const moment = `${id}/${recipeHash(stillOf(recipe))}`;
    this.draft = this.secret(
      await this.workRow({ room: id, seq, moment, status: "preparing", publishedAt: null }),
    );
  }

  /** A row of a work by the host, without pictures: published unless said otherwise. */
  async workRow(some: object = {}): Promise<WorkId> {
    const id = randomBytes(8).toString("hex") as WorkId;
    const { id: room, seq } = this.studio;
    const row = { moment: `${room}/${id}`, room, seq, status: "published", publishedAt: new Date() };
    const words = { title: "Another work", licence: "CC0-1.0", publisher: this.person("host").actor };
    await this.db.work.create({ data: { id, ...row, ...words, modelId: "fields", ...some } });
    return id;
  }

  async #putCollections(): Promise<void> {
    const { actor } = this.person("user");
    const by = { actor, isGuest: false };
    const make = async (visibility: "private" | "public") => {
      const id = await createCollection(this.server, by, {
        kind: "exhibition",
        title: "Quiet",
        visibility,
      });
      await hangWork(this.server, { actors: [actor], id }, this.work);
      return id;
    };
    this.collection = this.secret(await make("private"));
    this.exhibition = await make("public");
  }
}

/** Another id of the same kind. */
function twinOf(id: string): string {
  if (/^[0-9a-f]{8}-/.test(id)) return randomUUID();
  if (/^[0-9a-f]{16}$/.test(id)) return randomBytes(8).toString("hex");
  return randomBytes(48).toString("base64url").slice(0, id.length);
}
