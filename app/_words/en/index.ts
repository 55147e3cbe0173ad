import frame from "./frame.json";
import instrument from "./instrument.json";
import keys from "./keys.json";

/** The English words: the catalogue whose keys the others follow. */
export const en = { frame, instrument, keys };
