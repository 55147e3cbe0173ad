import account from "./account.json";
import admin from "./admin.json";
import apiDocs from "./apiDocs.json";
import collections from "./collections.json";
import controls from "./controls.json";
import desk from "./desk.json";
import errors from "./errors.json";
import frame from "./frame.json";
import gallery from "./gallery.json";
import inbox from "./inbox.json";
import instrument from "./instrument.json";
import keys from "./keys.json";
import landing from "./landing.json";
import me from "./me.json";
import models from "./models.json";
import moderation from "./moderation.json";
import people from "./people.json";
import room from "./room.json";
import rooms from "./rooms.json";
import rules from "./rules.json";
import terms from "./terms.json";
import transparency from "./transparency.json";
import verify from "./verify.json";
import works from "./works.json";

/** The English words: the catalogue whose keys the others follow. */
export const en = {
  account,
  admin,
  apiDocs,
  collections,
  controls,
  desk,
  errors,
  frame,
  gallery,
  inbox,
  instrument,
  keys,
  landing,
  me,
  models,
  moderation,
  people,
  room,
  rooms,
  rules,
  terms,
  transparency,
  verify,
  works,
};
