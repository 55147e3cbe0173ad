import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { callerFor } from "@/server/trpc/caller";

/** The API and who asks, for moderators; to everyone else the page is not there. What it reads is checked again by its procedure. */
export async function moderatorOnly() {
  const api = await callerFor(await headers());
  const me = await api.me.get();
  const { user, actor } = me;
  if (!user || !actor || user.role === "user" || me.barred) notFound();
  return { api, me, actor };
}
