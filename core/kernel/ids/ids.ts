import * as z from "zod/mini";

/** Branded identifiers, so that a room's id is never passed where an actor's belongs. */
const id = <B extends string>(brand: B) =>
  z
    .string()
    .check(z.regex(/^[A-Za-z0-9_-]{1,64}$/, `not a ${brand} id`))
    .brand<B>();

export const RoomId = id("Room");
export type RoomId = z.infer<typeof RoomId>;

/** Who did it in a log: pseudonymous, apart from users, never deleted. */
export const ActorId = id("Actor");
export type ActorId = z.infer<typeof ActorId>;

/** The instance itself: hosts The Commons and moves rooms to a newer version of their model. Nobody's in credits. */
export const INSTANCE_ACTOR = ActorId.parse("instance");

/** One tab's connection identity; numbers its own edits. Random, at least 122 bits. */
export const ClientId = id("Client");
export type ClientId = z.infer<typeof ClientId>;

export const WorkId = z
  .string()
  .check(z.regex(/^[0-9a-f]{16}$/, "not a work id"))
  .brand<"Work">();
export type WorkId = z.infer<typeof WorkId>;

export const ModelId = z
  .string()
  .check(z.regex(/^[a-z0-9][a-z0-9-]{0,39}$/, "not a model id"))
  .brand<"Model">();
export type ModelId = z.infer<typeof ModelId>;

export const ControlId = z
  .string()
  .check(z.regex(/^[a-z0-9][a-z0-9-]{0,39}$/, "not a control id"))
  .brand<"Control">();
export type ControlId = z.infer<typeof ControlId>;

/** SHA-256, lower-case hexadecimal. */
export const Sha256 = z
  .string()
  .check(z.regex(/^[0-9a-f]{64}$/, "not a SHA-256"))
  .brand<"Sha256">();
export type Sha256 = z.infer<typeof Sha256>;
