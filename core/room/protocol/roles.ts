import { z } from "zod";

export const ROLES = ["host", "editor", "viewer"] as const;
export const Role = z.enum(ROLES);
export type Role = z.infer<typeof Role>;
