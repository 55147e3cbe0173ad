import type { ActorId } from "@/core/kernel/ids/ids";
import { familyOf } from "@/server/domain/identity/actors";
import { shownAddress } from "@/server/domain/identity/email-address";
import type { Citing } from "@/server/domain/work/deps";
import { arrayChunks, jsonChunks, type Sink, textChunks, ZipStream } from "@/server/infra/zip/zip-stream";
import { addModeration } from "./add-moderation";
import { addRooms } from "./add-rooms";
import { addWorks } from "./add-works";
import type { Archive } from "./archive";
import { paged, plain } from "./pages";
import { readmeOf } from "./readme";

/** Writes everything there is about a person as one zip archive, streaming: JSON, their works' pictures, and a README that says what is what. */
export async function writeArchive(
  deps: Archive["deps"] & Pick<Citing, "origin">,
  person: { userId: string; actor: ActorId },
  sink: Sink,
): Promise<void> {
  const zip = new ZipStream(sink);
  const actors = await familyOf(deps.database.db, person.actor);
  const archive = { deps, zip, actors };
  await zip.add("README.txt", textChunks(readmeOf(deps.origin, new Date(deps.now()))));
  await addProfile(archive, person.userId);
  await addRooms(archive);
  await addWorks(archive);
  await addSaid(archive);
  await addModeration(archive);
  await zip.end();
}

async function addProfile({ deps, zip, actors }: Archive, userId: string): Promise<void> {
  const { db } = deps.database;
  const user = await db.user.findUniqueOrThrow({ where: { id: userId } });
  const acts = await db.actor.findMany({ where: { id: { in: [...actors] } } });
  await zip.add(
    "profile.json",
    jsonChunks({
      name: user.name,
      email: user.isAnonymous ? null : shownAddress(user.email),
      guest: user.isAnonymous === true,
      role: user.role,
      createdAt: user.createdAt,
      /** Your ids in logs and records. */
      actors: acts.map(({ id, mergedInto, createdAt }) => ({ id, mergedInto, createdAt })),
    }),
  );
  const sessions = paged((page) =>
    db.session.findMany({
      where: { userId },
      select: { createdAt: true, expiresAt: true, ipAddress: true, userAgent: true },
      orderBy: { id: "asc" },
      ...page,
    }),
  );
  await zip.add("sessions.json", arrayChunks(sessions));
  const keys = await db.apiKey.findMany({
    where: { actor: { in: [...actors] } },
    select: {
      name: true,
      prefix: true,
      scopes: true,
      createdAt: true,
      expiresAt: true,
      lastUsedAt: true,
      revokedAt: true,
    },
  });
  await zip.add("api-keys.json", jsonChunks(keys));
}

/** What they said, liked and put together, and what they were told. */
async function addSaid({ deps, zip, actors }: Archive): Promise<void> {
  const { db } = deps.database;
  const where = { actor: { in: [...actors] } };
  const rows = (read: Parameters<typeof paged>[0]) => arrayChunks(paged(read));
  await zip.add(
    "chat.json",
    rows((page) => db.chatLine.findMany({ where, orderBy: { id: "asc" }, ...page })),
  );
  await zip.add(
    "comments.json",
    rows((page) => db.workComment.findMany({ where, orderBy: { id: "asc" }, ...page })),
  );
  await zip.add(
    "applause.json",
    rows((page) => db.workApplause.findMany({ where, orderBy: { work: "asc" }, ...page })),
  );
  await zip.add(
    "favourite-seeds.json",
    rows(async (page) => {
      const kept = await db.favouriteSeed.findMany({
        where,
        orderBy: [{ room: "asc" }, { seed: "asc" }],
        ...page,
      });
      return kept.map((favourite) => ({ ...favourite, seed: Number(favourite.seed) }));
    }),
  );
  const notices = paged((page) => db.notification.findMany({ where, orderBy: { id: "asc" }, ...page }));
  await zip.add("notifications.json", arrayChunks(parsed(notices)));
  await zip.add(
    "collections.json",
    rows(async (page) => {
      const found = await db.collection.findMany({
        where: { owner: { in: [...actors] } },
        include: { items: { orderBy: { position: "asc" } } },
        orderBy: { id: "asc" },
        ...page,
      });
      return found.map(({ items, ...collection }) => ({
        ...collection,
        works: items.map(({ work, note, addedAt }) => ({ work, note, addedAt })),
      }));
    }),
  );
  const settings = await db.mutedNotice.findMany({ where });
  await zip.add("settings.json", jsonChunks({ notToldOf: settings.map(({ kind }) => kind) }));
}

async function* parsed(rows: AsyncIterable<{ data: string }>): AsyncGenerator<object> {
  for await (const row of rows) yield { ...plain(row), data: JSON.parse(row.data) as unknown };
}
