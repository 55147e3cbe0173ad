import { AppError } from "@/core/kernel/errors";
import { countedBy } from "@/server/domain/identity/network";
import { findKey, type KeyHolder } from "@/server/domain/key/find-key";
import type { Services } from "@/server/services";
import { clientAddress } from "../client-address";
import { type Given, middleware } from "../router";

export type Keyed = Given<{ holder: KeyHolder | null }>;

/** Finds who asks by their key, and counts the request by it, or by address where there is none. */
export const keyHolder = ({ data, limits: { api: limits } }: Pick<Services, "data" | "limits">) =>
  middleware<Keyed>(async (c, next) => {
    const { incoming, outgoing } = c.env;
    // A household has more IPv6 addresses than could be counted one by one.
    const { who, isShared } = countedBy(clientAddress(incoming) ?? "");
    const { authorization } = incoming.headers;
    if (authorization === undefined) {
      await limits.take(outgoing, isShared ? "sharedAddress" : "address", who);
      c.set("holder", null);
      return next();
    }
    const guesses = isShared ? "sharedGuesses" : "guesses";
    await limits.requireGuesses(outgoing, guesses, who);
    const [, key = ""] = /^Bearer ([^\s]{1,200})$/i.exec(authorization) ?? [];
    try {
      const holder = await findKey(data, key);
      await limits.take(outgoing, "key", holder.id);
      c.set("holder", holder);
    } catch (error) {
      if (error instanceof AppError && error.code === "key_invalid") await limits.guessed(guesses, who);
      throw error;
    }
    await next();
  });
