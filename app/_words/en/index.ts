import frame from "./frame.json";

/** The English words: the catalogue whose keys the others follow. */
export const en = { frame };
