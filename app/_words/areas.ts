import type { Messages } from "./catalogues";

/** A part of the interface that has its own file of words in each language. */
export type Area = keyof Messages;
