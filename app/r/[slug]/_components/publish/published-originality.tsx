"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_api/trpc";
import { NearTraining } from "@/app/_works/near-training";
import { NearWorks } from "@/app/_works/near-works";
import type { WorkId } from "@/core/kernel/ids/ids";

const POLL_MS = 800;

/** What a work that was just published is near to: seen before it is shown around. */
export function PublishedOriginality({ work }: { work: WorkId }) {
  const t = useTranslations("room");
  const { data } = useQuery({
    ...useTRPC().work.originality.queryOptions({ id: work }),
    refetchInterval: ({ state }) => (state.data && state.data.state !== "measuring" ? false : POLL_MS),
  });
  if (data?.state === "failed") return null;
  return (
    <section aria-labelledby="near">
      <h3 id="near" className="font-semibold">
        {t("publishedOriginality.similarWorks")}
      </h3>
      {data?.state === "ready" ? (
        <>
          <NearTraining training={data.training} />
          <NearWorks works={data.works} compared={data.compared} />
        </>
      ) : (
        <p role="status" className="mt-2 text-soft">
          {t("publishedOriginality.beingComparedTrainingImages")}
        </p>
      )}
    </section>
  );
}
