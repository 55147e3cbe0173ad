"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_api/trpc";
import { useFacts } from "@/app/_room/live/live-context";
import type { Say } from "@/app/_words/say";
import { besideFull } from "@/core/picture/model/at-truncation";
import { useRecipe } from "./use-recipe";

/** How different pictures are from one another, beside the most that the model can. */
const varietyWords = (t: Say<"room">, share: number): string =>
  share >= 0.995
    ? t("diversity.fullVariety")
    : t("diversity.valueFullVariety", { value: Math.round(share * 100) });

/** What the present truncation costs in diversity, as the model's audit measured it. Nothing for models without one. */
export function Diversity() {
  const t = useTranslations("room");
  const { model } = useFacts();
  const truncation = useRecipe("truncation", (recipe) => recipe.truncation);
  const { data } = useQuery({
    ...useTRPC().model.get.queryOptions({ id: model.id }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const found = data?.audit && besideFull(data.audit.truncation, truncation);
  if (!found) return null;
  return <p className="px-2 text-soft text-sm">{varietyWords(t, found.diversity)}</p>;
}
