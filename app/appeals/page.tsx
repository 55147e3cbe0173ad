import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { decisionPath } from "@/app/_moderation/restriction-words";
import { callerFor } from "@/server/trpc/caller";

/** The short address that people who may not take part are told: to what keeps them out, else to all decisions. */
export default async function Appeals(): Promise<never> {
  const { restriction } = await (await callerFor(await headers())).me.get();
  redirect(decisionPath(restriction ?? { case: null }));
}
