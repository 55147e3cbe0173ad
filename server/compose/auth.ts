import type { IncomingHttpHeaders } from "node:http";
import { subjectOf } from "@/core/moderation/subjects";
import { type Auth, createAuth, type Passwords } from "@/server/auth/create-auth";
import { isPassword } from "@/server/auth/is-password";
import { type Session, sessionOf } from "@/server/auth/session";
import { peopleOf } from "@/server/domain/identity/actors";
import { inheritRooms } from "@/server/domain/room/entry/inherit-rooms";
import type { Accounts as AccountServices, ScreenText } from "@/server/services";
import type { Infra } from "./infra";
import type { Counting } from "./limits";
import type { Rooms } from "./rooms";

export type Accounts = {
  auth: Auth;
  sessionOf: (headers: Headers | IncomingHttpHeaders) => Promise<Session | null>;
  isPassword: AccountServices["isPassword"];
};
type Needs = Pick<Rooms, "room" | "rooms"> &
  Pick<Counting, "countEntrance" | "libraryLimits"> & {
    infra: Infra;
    screenText: ScreenText;
    passwords?: Passwords | undefined;
  };

/** Sessions, guests and accounts. A guest who becomes an account brings their rooms along. */
export function composeAuth({
  infra,
  room,
  rooms,
  screenText,
  countEntrance,
  libraryLimits,
  passwords,
}: Needs): Accounts {
  const { config, database, secrets, logger, bus } = infra;
  const { db } = database;
  const auth = createAuth({
    database,
    config,
    secrets,
    logger,
    countEntrance,
    libraryLimits,
    passwords,
    onLinked: async (_userId, { actor, merged }) => {
      if (merged) await inheritRooms(room, rooms, { from: merged, to: actor });
      const person = (await peopleOf(db, [actor])).get(actor);
      if (person) await bus.tell("renamed", { actor, person });
    },
    onNamed: (actor, name) => screenText(subjectOf("person", actor), name),
  });
  return {
    auth,
    sessionOf: (headers) => sessionOf({ auth, db }, headers),
    isPassword: (userId, password) => isPassword(auth, userId, password),
  };
}
