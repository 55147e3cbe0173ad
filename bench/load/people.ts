import { createTRPCClient, httpBatchLink } from "@trpc/client";
import type { ControlId, RoomId } from "@/core/kernel/ids/ids";
import type { RoomEvent } from "@/core/room/log/event";
import type { AppRouter } from "@/server/trpc/router";

/** A guest of a running instance, known by nothing but a cookie, as any browser is. */
export type LoadGuest = { cookie: string; api: ReturnType<typeof apiFor> };
export type LoadRoom = { id: RoomId; slug: string; controls: ControlId[]; guests: LoadGuest[] };

const apiFor = (url: string, cookie: string) =>
  createTRPCClient<AppRouter>({
    links: [httpBatchLink({ url: `${url}/api/trpc`, headers: { cookie, origin: url } })],
  });

/** Comes in as a guest. Throws with the answer where the instance lets nobody in. */
async function comeIn(url: string): Promise<LoadGuest> {
  const response = await fetch(`${url}/api/auth/sign-in/anonymous`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url },
    body: "{}",
  });
  if (!response.ok) throw new Error(`a guest was not let in: ${response.status} ${await response.text()}`);
  const cookie = response.headers
    .getSetCookie()
    .map((set) => set.split(";")[0])
    .join("; ");
  return { cookie, api: apiFor(url, cookie) };
}

/** One room with so many members; the first of them is its host. Nobody else finds it. */
export async function openLoadRoom(url: string, members: number, title: string): Promise<LoadRoom> {
  const guests: LoadGuest[] = [];
  for (let i = 0; i < members; i++) guests.push(await comeIn(url));
  const [host] = guests;
  if (!host) throw new RangeError("a room needs a member");
  const { models } = await host.api.model.list.query();
  const [model] = models;
  if (!model) throw new Error("the instance has no model");
  const { slug } = await host.api.room.create.mutate({
    title,
    visibility: "unlisted",
    defaultRole: "editor",
    model: model.id,
  });
  const [entered] = await Promise.all(guests.map(({ api }) => api.room.enter.mutate({ slug })));
  if (!entered) throw new Error("nobody is in the room");
  const { id } = entered;
  return { id, slug, guests, controls: model.controls.map((control) => control.id) };
}

/** A room's whole log, page by page. */
export async function readWholeLog({ id, guests }: LoadRoom): Promise<RoomEvent[]> {
  const events: RoomEvent[] = [];
  for (let from: number | null = 0; from !== null; ) {
    const page: { events: RoomEvent[]; next: number | null } | undefined =
      await guests[0]?.api.room.log.query({ id, from });
    events.push(...(page?.events ?? []));
    from = page?.next ?? null;
  }
  return events;
}
