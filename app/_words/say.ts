import type { useTranslations } from "next-intl";
import type { Area } from "./areas";

/** How to say an area's words: what `useTranslations(area)` and `getTranslations(area)` give. */
export type Say<In extends Area> = ReturnType<typeof useTranslations<In>>;
