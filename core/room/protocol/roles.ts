import * as z from "zod/mini";

export const ROLES = ["host", "editor", "viewer"] as const;
export const Role = z.enum(ROLES);
export type Role = z.infer<typeof Role>;
