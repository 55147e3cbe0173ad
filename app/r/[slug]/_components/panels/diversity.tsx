"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/app/_api/trpc";
import type { ModelData } from "@/app/_api/types";
import { useFacts } from "../../_live/live-context";
import { useRecipe } from "./use-recipe";

/** What the present truncation costs in diversity, as the model's audit measured it. Nothing for models without one. */
export function Diversity() {
  const { model } = useFacts();
  const truncation = useRecipe("truncation", (recipe) => recipe.truncation);
  const { data } = useQuery({
    ...useTRPC().model.get.queryOptions({ id: model.id }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (!data?.audit) return null;
  const share = diversityAt(data.audit, truncation);
  return (
    <p className="px-2 text-soft text-sm">
      Pictures here are {Math.round(share * 100)} % as different from one another as at 1.
    </p>
  );
}

/** Between the measured points, along a straight line. */
function diversityAt({ truncation: points }: NonNullable<ModelData["audit"]>, psi: number): number {
  const full = points.find((point) => point.psi === 1)?.diversity || 1;
  const after = points.findIndex((point) => point.psi >= psi);
  const [low, high] = [points[Math.max(0, after - 1)], points[after] ?? points.at(-1)];
  if (!low || !high) return 1;
  const part = high.psi === low.psi ? 0 : (psi - low.psi) / (high.psi - low.psi);
  return (low.diversity + part * (high.diversity - low.diversity)) / full;
}
