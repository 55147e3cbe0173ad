import { createTranslator } from "next-intl";
import type { Area } from "../areas";
import { en } from "../en";
import type { Say } from "../say";

/** An area's words in English, for tests of what says them. */
export const english = <In extends Area>(area: In): Say<In> =>
  createTranslator({ locale: "en", messages: en, namespace: area, timeZone: "UTC" }) as unknown as Say<In>;
