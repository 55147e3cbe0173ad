import type { ClientId } from "@/core/kernel/ids/ids";
import type { HandId } from "@/core/picture/recipe/finish";

/** 128 random bits as 32 hexadecimal digits. (crypto.randomUUID is missing on plain-http addresses of a local network.) */
export const randomId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join(
    "",
  );

/** The identity of this tab in a room. */
export const newClientId = (): ClientId => randomId() as ClientId;

/** The id of a hand that a member makes from a picture: `isOwnHand` knows it by its beginning. */
export const newHandId = (): HandId => `own-${randomId().slice(0, 8)}` as HandId;
