"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { OriginalityData } from "@/app/_api/types";
import { usePolled } from "@/app/_api/use-polled";
import { NearTraining } from "@/app/_works/near-training";
import { NearWorks } from "@/app/_works/near-works";

const POLL_MS = 1500;

/** What the work is near to: images its model was trained on, and works on this wall; with what that shows and what it does not. */
export function Originality({ id, first }: { id: string; first: OriginalityData }) {
  const t = useTranslations("works");
  const [data, setData] = useState(first);
  usePolled(
    data.state === "measuring" ? POLL_MS : null,
    (api) => api.work.originality.query({ id }),
    setData,
  );
  return (
    <section aria-labelledby="originality">
      <h2 id="originality" className="font-semibold text-xl">
        {t("originality.originality")}
      </h2>
      {data.state === "measuring" && (
        <p role="status" className="mt-3 text-soft">
          {t("originality.beingMeasuredWhatNear")}
        </p>
      )}
      {data.state === "failed" && (
        <p className="mt-3 text-soft">{t("originality.couldNotMeasuredInstances")}</p>
      )}
      {data.state === "ready" && (
        <>
          <NearTraining training={data.training} />
          <NearWorks works={data.works} compared={data.compared} />
        </>
      )}
    </section>
  );
}
