import type { ControlId, RoomId } from "@/core/kernel/ids/ids";
import type { HttpServerForTest } from "./http-server";
import type { Guest } from "./room-server";
import type { Tab } from "./tab";

export const WARMTH = "warmth" as ControlId;
export const pull = (value: number) => ({ kind: "contribution" as const, control: WARMTH, value });
const FACTS = "Slurs in the chat, again and again.";

/** People, rooms and moderators on a running server, and what they ask of it over HTTP. */
export class LiveScene {
  constructor(private readonly server: HttpServerForTest) {}

  get db() {
    return this.server.database.db;
  }

  async withRole(name: string, role: "moderator" | "admin"): Promise<Guest> {
    const person = await this.server.guest(name);
    // Roles are for accounts: this person is one without the form having been filled in.
    await this.db.user.update({ where: { id: person.userId }, data: { role, isAnonymous: false } });
    return person;
  }

  /** A room with its host and one editor in it. */
  async peopled(more: Parameters<HttpServerForTest["room"]>[1] = {}) {
    const { server } = this;
    const [host, ana] = [await server.guest("Hana"), await server.guest("Ana")];
    const made = await server.room(host, more);
    await (await server.rooms.get(made.id)).admit(ana.actor, "editor");
    const [hostTab, anaTab] = [await server.tab(host), await server.tab(ana)];
    for (const tab of [hostTab, anaTab]) await joined(tab, made.id);
    return { ...made, host, ana, hostTab, anaTab };
  }

  async ask(who: Guest | null, path: string, input: unknown) {
    const at = `${this.server.origin}/api/trpc/${path}?input=${encodeURIComponent(JSON.stringify(input))}`;
    return answered(await fetch(at, { headers: { cookie: who?.cookie ?? "" } }));
  }

  async tell(who: Guest | null, path: string, input: unknown) {
    const { origin } = this.server;
    const headers = { cookie: who?.cookie ?? "", origin, "content-type": "application/json" };
    const body = JSON.stringify(input);
    return answered(await fetch(`${origin}/api/trpc/${path}`, { method: "POST", headers, body }));
  }

  act(who: Guest | null, room: RoomId, act: object, facts = FACTS) {
    return this.tell(who, "moderation.live.act", { room, act, facts });
  }

  audits(action: string, room: RoomId) {
    return this.db.auditEntry.findMany({
      where: { action, subject: `room:${room}` },
      orderBy: { at: "asc" },
    });
  }

  log(room: RoomId) {
    return this.db.roomEvent.findMany({ where: { room }, orderBy: { seq: "asc" } });
  }
}

async function joined(tab: Tab, room: RoomId): Promise<void> {
  const reply = await tab.join(room);
  if (!reply.ok) throw new Error(`not let in: ${reply.error}`);
}

async function answered(response: Response) {
  const body = (await response.json()) as {
    result?: { data: unknown };
    error?: { message: string; data: { app: string } };
  };
  return { code: body.error?.data.app ?? "ok", words: body.error?.message ?? "", data: body.result?.data };
}
