import frame from "./frame.json";
import instrument from "./instrument.json";
import keys from "./keys.json";

export const de = { frame, instrument, keys };
