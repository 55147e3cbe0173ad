import { z } from "zod";
import { ModelId } from "@/core/kernel/ids/ids";
import { Quotas } from "./quotas";

const days = z.int().min(0).max(3650);
/** Settings that an admin may change while Cohue runs. Each is a row of its own; a missing or invalid row means the default. */
export const SETTINGS = {
  /** Whether new accounts can be made. */
  registration: z.boolean().default(true),
  /** Whether people can come in with a name alone. */
  guests: z.boolean().default(true),
  /** A line on top of every page; empty for none. */
  announcement: z.string().trim().max(280).default(""),
  /** Models that no new room may begin with. */
  modelsOff: z.array(ModelId).max(200).default([]),
  /** Days until a line of chat is deleted; 0 for never. */
  chatDays: days.default(30),
  /** Days until a guest's room in which nothing was made is deleted; 0 for never. */
  guestRoomDays: days.default(7),
  /** Days until the address of a session is deleted; 0 for never. */
  addressDays: days.default(14),
  /** Mebibytes that a room's log may hold. More is refused with `log_full`; a log is never shortened. */
  roomLogMiB: z.int().min(1).max(100_000).default(64),
  quotas: z._default(Quotas, {
    guest: { rooms: 10, works: 10, storage: 200, renders: 100 },
    user: { rooms: 50, works: 30, storage: 2000, renders: 300 },
    moderator: { rooms: 200, works: 100, storage: 10_000, renders: 1000 },
  }),
} as const;

export const Settings = z.object(SETTINGS);
export type Settings = z.infer<typeof Settings>;
export const SettingsChange = Settings.partial().refine((change) => Object.keys(change).length > 0, {
  error: "nothing to change",
});
export type SettingsChange = Partial<Settings>;
