import { z } from "zod";
import { RoomId } from "@/core/kernel/ids/ids";
import { VISIBILITIES } from "@/server/domain/room/create-room";

export const Slug = z.string().regex(/^[a-z0-9-]{1,80}$/, "not a room's address");
export const Title = z.string().min(1).max(400);
export const Password = z.string().min(4, "Choose a password of at least 4 characters.").max(128);
export const VisibilityInput = z.enum(VISIBILITIES);
export const GuestRole = z.enum(["editor", "viewer"]);
export const ById = z.object({ id: RoomId });
export const Seq = z.int().min(0);
