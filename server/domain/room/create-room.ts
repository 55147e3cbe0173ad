import { randomBytes, randomUUID } from "node:crypto";
import { AppError } from "@/core/kernel/errors";
import { type ActorId, RoomId, type Sha256 } from "@/core/kernel/ids/ids";
import { cleanLine } from "@/core/kernel/names/clean-name";
import { NAME_LIMITS } from "@/core/kernel/names/limits";
import { beginsPainted } from "@/core/picture/finish/start-of";
import { emptyRecipe, type Recipe } from "@/core/picture/recipe/recipe";
import { chainEvents } from "@/core/room/log/chain";
import type { EventBody } from "@/core/room/log/event";
import { genesis } from "@/core/room/log/hash-event";
import type { Role } from "@/core/room/protocol/roles";
import { eventBytes } from "@/core/room/rules/log-room";
import { reduce } from "@/core/room/rules/reduce";
import { tooLarge } from "@/core/room/rules/too-large";
import { chooseModel } from "@/server/domain/settings/models";
import type { Within } from "@/server/domain/settings/within";
import type { RoomDeps } from "./deps";
import { hashPassword } from "./entry/password";
import { toRow, writeMembers } from "./store";

/** What making a room uses. */
export type NewRoomDeps = Pick<
  RoomDeps,
  "database" | "models" | "firstFinish" | "newSeed" | "firstSeed" | "now"
>;

export const VISIBILITIES = ["public", "unlisted", "private"] as const;
export type Visibility = (typeof VISIBILITIES)[number];

export type NewRoom = {
  title: string;
  visibility: Visibility;
  host: ActorId;
  password?: string | undefined;
  model?: string | undefined;
  defaultRole?: Exclude<Role, "host"> | undefined;
  /** For rooms with a known address. */
  slug?: string | undefined;
  /** A branch begins with its parent's recipe. */
  from?: { room: RoomId; seq: number; hash: Sha256; recipe: Recipe } | undefined;
  /** A remix begins with what published works come to. */
  start?: { recipe: Recipe; works: { work: string; record: Sha256 }[] } | undefined;
  /** Whether its host may have one more, asked in the transaction that makes it. */
  within?: Within | undefined;
};

const TOO_MUCH =
  "This picture holds too much to begin a room with. Choose another moment, or mix fewer works.";

/** A room's title as shown. `malformed` when nothing visible is left. */
export function cleanTitle(raw: string): string {
  const title = [...cleanLine(raw)].slice(0, NAME_LIMITS.titleLength).join("");
  if (!title) throw new AppError("malformed", "a title without visible characters", "Give the room a title.");
  return title;
}

/** Makes a room: its row, its first event and its host's membership, in one transaction. */
export async function createRoom(deps: NewRoomDeps, room: NewRoom): Promise<{ id: RoomId; slug: string }> {
  const id = RoomId.parse(randomUUID());
  const title = cleanTitle(room.title);
  const slug = room.slug ?? slugOf(title, room.visibility);
  const defaultRole = room.defaultRole ?? "editor";
  const body: EventBody = {
    kind: "created",
    payload: {
      recipe: room.from?.recipe ?? room.start?.recipe ?? (await newRecipe(deps, room.model)),
      defaultRole,
      ...(room.from ? { from: { room: room.from.room, seq: room.from.seq, hash: room.from.hash } } : {}),
      ...(room.start ? { works: room.start.works } : {}),
    },
  };
  const [event] = chainEvents(id, -1, genesis(id), [{ at: deps.now(), actor: room.host, ...body }]);
  if (!event) throw new AppError("internal", "a log without its first event");
  const state = reduce(null, event);
  if (tooLarge(state.recipe)) throw new AppError("recipe_full", "a first recipe", TOO_MUCH);
  const passwordHash = room.password ? await hashPassword(room.password) : null;
  await deps.database.db.$transaction(async (tx) => {
    await room.within?.(tx);
    await tx.room.create({
      data: {
        id,
        slug,
        title,
        visibility: room.visibility,
        passwordHash,
        hostActor: room.host,
        defaultRole,
        modelId: state.recipe.model.id,
        epoch: state.epoch,
        seq: state.seq,
        head: state.head,
        logBytes: eventBytes(event),
        parentRoom: room.from?.room ?? null,
        parentSeq: room.from?.seq ?? null,
      },
    });
    await tx.roomEvent.create({ data: toRow(event) });
    await writeMembers(tx, null, state);
  });
  return { id, slug };
}

/** Seeds that are tried for a family that can be painted. */
const MOST_TRIES = 64;

async function newRecipe(deps: Omit<NewRoomDeps, "now">, asked: string | undefined): Promise<Recipe> {
  const wanted = await chooseModel(deps.database.db, deps.models, asked);
  const model = wanted ? deps.models.get(wanted) : [...deps.models.values()][0];
  if (!model)
    throw new AppError(wanted ? "unknown_model" : "render_unavailable", `no model ${wanted ?? "at all"}`);
  const classes = [...model.classes].map((c) => ({ id: c }));
  const shape = { id: model.id, hash: model.hash, classes };
  const finish = deps.firstFinish?.(model.id);
  for (let tries = 1; ; tries++) {
    const recipe = emptyRecipe(shape, seedFor(deps, model.id), finish);
    const [family = ""] = Object.keys(recipe.styles.structure);
    if (!finish || beginsPainted(model.id, family) || tries === MOST_TRIES) return recipe;
  }
}

function seedFor(deps: Pick<NewRoomDeps, "newSeed" | "firstSeed">, model: string): number {
  const any = deps.newSeed?.() ?? randomBytes(4).readUInt32BE();
  return deps.firstSeed?.(model, any) ?? any;
}

/** Readable, and for rooms that are not listed also unguessable (about 100 bits). */
function slugOf(title: string, visibility: Visibility): string {
  const words = title
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 32);
  const random = randomBytes(visibility === "public" ? 3 : 13).toString("hex");
  return `${words || "room"}-${random}`;
}
