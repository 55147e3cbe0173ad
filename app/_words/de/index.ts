import errors from "./errors.json";
import frame from "./frame.json";
import gallery from "./gallery.json";
import instrument from "./instrument.json";
import keys from "./keys.json";
import landing from "./landing.json";
import room from "./room.json";
import rooms from "./rooms.json";
import verify from "./verify.json";
import works from "./works.json";

export const de = { errors, frame, gallery, instrument, keys, landing, room, rooms, verify, works };
