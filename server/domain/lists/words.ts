import { AppError } from "@/core/kernel/errors";
import type { ActorId } from "@/core/kernel/ids/ids";
import { cleanLine } from "@/core/kernel/names/clean-name";
import type { HasDatabase } from "@/prisma/client";
import { audit } from "@/server/domain/audit/audit";
import { peopleOf } from "@/server/domain/identity/actors";
import { asListedWord } from "./row";

export type WordList = "flag" | "allow";
export type ListedWord = { word: string; list: WordList; by: string; at: number };

/** Words that were added to those that flag, or spared. */
export async function listWords({ database: { db } }: HasDatabase): Promise<ListedWord[]> {
  const rows = asListedWord(await db.listedWord.findMany({ orderBy: { word: "asc" } }));
  const people = await peopleOf(
    db,
    rows.map((row) => row.by),
  );
  return rows.map(({ word, list, by, at }) => ({
    word,
    list: list === "allow" ? "allow" : "flag",
    by: people.get(by)?.name ?? "",
    at: at.getTime(),
  }));
}

/** Puts a word on a list, in lower case; one that is on the other moves. */
export async function putWord(
  { database: { db } }: HasDatabase,
  by: ActorId,
  raw: string,
  list: WordList,
): Promise<string> {
  const word = cleanLine(raw).toLowerCase();
  if (!/[\p{L}\p{N}]/u.test(word)) throw new AppError("malformed", "no word", "Write a word first.");
  await db.$transaction(async (tx) => {
    const was = await tx.listedWord.findUnique({ where: { word } });
    if (was?.list === list) return;
    await tx.listedWord.upsert({ where: { word }, create: { word, list, by }, update: { list, by } });
    await audit(tx, {
      actor: by,
      action: "word.put",
      subject: `word:${word}`,
      before: was ? { list: was.list } : null,
      after: { list },
    });
  });
  return word;
}

export async function removeWord(
  { database: { db } }: HasDatabase,
  by: ActorId,
  word: string,
): Promise<void> {
  await db.$transaction(async (tx) => {
    const was = await tx.listedWord.findUnique({ where: { word } });
    if (!was) throw new AppError("not_found");
    await tx.listedWord.delete({ where: { word } });
    await audit(tx, {
      actor: by,
      action: "word.remove",
      subject: `word:${word}`,
      before: { list: was.list },
      after: null,
    });
  });
}
