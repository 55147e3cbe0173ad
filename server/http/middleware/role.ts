import { AppError } from "@/core/kernel/errors";
import { RoomId } from "@/core/kernel/ids/ids";
import type { RoomState } from "@/core/room/rules/state";
import { barredFromHere, freeSession, type Session } from "@/server/auth/session";
import { stateForMaker } from "@/server/domain/room/entry/room-for";
import type { Services } from "@/server/services";
import { type Given, middleware, partOf } from "../router";

/** Whoever asks; those who are banned or suspended as the public, like those signed out: `visitor` is null. */
export const anyone = middleware<Given<{ visitor: Session | null }>>(async (c, next) => {
  c.set("visitor", freeSession(await c.var.ask()));
  await next();
});

/**
 * Whoever asks, those who are banned too, for a handler that decides by itself. It looks them up, so that it also answers where that
 * cannot be done.
 */
export const callers = middleware<Given<{ session: () => Promise<Session | null> }>>(async (c, next) => {
  c.set("session", c.var.ask);
  await next();
});

/** Those who came in, also those who are banned: what is theirs stays theirs to read. Else `signed_out`. */
export const owners = middleware<Given<{ person: Session }>>(async (c, next) => {
  const session = await c.var.ask();
  if (!session) throw new AppError("signed_out");
  c.set("person", session);
  await next();
});

/** Those who may take part. Else `signed_out`. */
export const participants = middleware<Given<{ person: Session }>>(async (c, next) => {
  const session = freeSession(await c.var.ask());
  if (!session) throw new AppError("signed_out");
  c.set("person", session);
  await next();
});

/** To everyone else what is behind it does not exist. */
const hiddenBut = (isAllowed: (session: Session) => boolean, who: string) =>
  middleware<Given<{ person: Session }>>(async (c, next) => {
    const session = freeSession(await c.var.ask());
    if (!session || !isAllowed(session)) throw new AppError("not_found", `not ${who}`);
    c.set("person", session);
    await next();
  });
export const moderators = hiddenBut(({ role }) => role !== "user", "a moderator");
export const admins = hiddenBut(({ role }) => role === "admin", "an admin");

/** The host and editors of the room that the path names, with its state. `signed_out`, `banned`, `not_found` or `viewer_only` for others. */
export const makers = (needs: Pick<Services, "room" | "rooms">) =>
  middleware<Given<{ person: Session; state: RoomState }>>(async (c, next) => {
    const session = await c.var.ask();
    if (!session) throw new AppError("signed_out");
    const barred = barredFromHere(session);
    if (barred) throw new AppError("banned", "barred", barred);
    const room = RoomId.parse(partOf(c, "room"));
    c.set("state", await stateForMaker(needs.room, needs.rooms, room, session.actor));
    c.set("person", session);
    await next();
  });
