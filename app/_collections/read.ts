import { TRPCError } from "@trpc/server";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import type { CollectionData } from "@/app/_api/types";
import { faultHere } from "@/app/_words/said-here";
import { AppError } from "@/core/kernel/errors";
import { CollectionId } from "@/core/work/collection/collection";
import { callerFor } from "@/server/trpc/caller";

/** A collection, or why it is not shown; the page that says there is nothing where there is nothing. */
export async function collectionOf(
  raw: string,
): Promise<{ collection: CollectionData; gone: null } | { collection: null; gone: string }> {
  const id = CollectionId.safeParse(raw);
  if (!id.success) notFound();
  const api = await callerFor(await headers());
  try {
    return { collection: await api.collection.get({ id: id.data }), gone: null };
  } catch (error) {
    if (error instanceof TRPCError && error.cause instanceof AppError) {
      if (error.cause.code === "gone") return { collection: null, gone: await faultHere(error.cause) };
      if (error.cause.code === "not_found") notFound();
    }
    throw error;
  }
}

/** A page's number in an address; 1 for none or nonsense. */
export const pageOf = (raw: string | string[] | undefined): number => {
  const page = Number(raw);
  return Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1;
};
