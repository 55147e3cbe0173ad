import errors from "./errors.json";
import frame from "./frame.json";
import gallery from "./gallery.json";
import instrument from "./instrument.json";
import keys from "./keys.json";
import landing from "./landing.json";
import moderation from "./moderation.json";
import rooms from "./rooms.json";
import verify from "./verify.json";
import works from "./works.json";

/** The English words: the catalogue whose keys the others follow. */
export const en = { errors, frame, gallery, instrument, keys, landing, moderation, rooms, verify, works };
