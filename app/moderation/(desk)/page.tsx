import { headers } from "next/headers";
import { getTranslations } from "next-intl/server";
import { callerFor } from "@/server/trpc/caller";
import { filtersOf, queryOf } from "../_components/queue/filters";
import { QueueDesk } from "../_components/queue/queue-desk";

type QueueProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** What waits for a moderator. */
export default async function Queue({ searchParams }: QueueProps) {
  const tTerms = await getTranslations("terms");
  const t = await getTranslations("desk");
  const search = await searchParams;
  const filters = filtersOf(tTerms, t, {
    get: (name) => {
      const value = search[name];
      return typeof value === "string" ? value : null;
    },
  });
  const api = await callerFor(await headers());
  const [first, bulks] = await Promise.all([api.moderation.queue(queryOf(filters)), api.moderation.bulks()]);
  return <QueueDesk first={first} asked={filters} bulks={bulks} now={Date.now()} />;
}
