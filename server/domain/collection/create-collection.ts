import { randomBytes } from "node:crypto";
import { AppError } from "@/core/kernel/errors";
import type { ActorId } from "@/core/kernel/ids/ids";
import { cleanLine } from "@/core/kernel/names/clean-name";
import { cleanParagraphs, cut } from "@/core/kernel/names/clean-paragraphs";
import {
  COLLECTION_LIMITS,
  CollectionId,
  type CollectionKind,
  type CollectionVisibility,
} from "@/core/work/collection/collection";
import type { HasDatabase } from "@/prisma/client";
import { lockPerson } from "@/server/domain/identity/lock-person";

export type NewCollection = {
  kind: CollectionKind;
  title: string;
  text?: string | undefined;
  visibility: CollectionVisibility;
};
export type Curator = { actor: ActorId; isGuest: boolean };

/** Begins an empty collection. By anyone with an account: a guest's would be lost with their browser. */
export async function createCollection(
  { database: { db } }: HasDatabase,
  by: Curator,
  wanted: NewCollection,
): Promise<CollectionId> {
  if (by.isGuest)
    throw new AppError(
      "forbidden",
      "a guest curates",
      "Only accounts can make collections. Make an account: you keep what you did as a guest.",
    );
  const id = CollectionId.parse(randomBytes(9).toString("base64url"));
  const data = {
    id,
    owner: by.actor,
    kind: wanted.kind,
    visibility: wanted.visibility,
    title: titleOf(wanted.title),
    text: textOf(wanted.text ?? ""),
  };
  await db.$transaction(async (tx) => {
    const owner = { in: await lockPerson(tx, by.actor) };
    if ((await tx.collection.count({ where: { owner } })) >= COLLECTION_LIMITS.each)
      throw new AppError(
        "limit_reached",
        "collections",
        `You have ${COLLECTION_LIMITS.each} collections. Delete one first.`,
      );
    await tx.collection.create({ data });
  });
  return id;
}

/** A title as it will be shown. `malformed` when nothing visible is left. */
export function titleOf(raw: string): string {
  const title = cut(cleanLine(raw), COLLECTION_LIMITS.title);
  if (!title) throw new AppError("malformed", "no title", "Give it a title.");
  return title;
}

export const textOf = (raw: string): string => cleanParagraphs(raw, COLLECTION_LIMITS.text);
