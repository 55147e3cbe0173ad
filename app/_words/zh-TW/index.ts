import collections from "./collections.json";
import controls from "./controls.json";
import errors from "./errors.json";
import frame from "./frame.json";
import gallery from "./gallery.json";
import instrument from "./instrument.json";
import keys from "./keys.json";
import landing from "./landing.json";
import moderation from "./moderation.json";
import room from "./room.json";
import rooms from "./rooms.json";
import terms from "./terms.json";
import verify from "./verify.json";
import works from "./works.json";

export const zhTW = {
  collections,
  controls,
  errors,
  frame,
  gallery,
  instrument,
  keys,
  landing,
  moderation,
  room,
  rooms,
  terms,
  verify,
  works,
};
