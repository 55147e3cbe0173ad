import type { Say } from "@/app/_words/say";

/** "1 person", "1,204 people". */
export const people = (t: Say<"frame">, count: number): string => t("count.people", { count });

/** "1 moment", "1,204 moments". */
export const momentsOf = (t: Say<"frame">, count: number): string => t("count.moments", { count });
