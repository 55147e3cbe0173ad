import type { LogRoom } from "@/core/room/log-room";
import type { Db } from "@/prisma/client";
import { settingsOf } from "@/server/domain/settings/settings";

const MIB = 1024 * 1024;

/** What a room's log may hold, in bytes. */
export const logQuota = async (db: Pick<Db, "setting">): Promise<number> =>
  (await settingsOf(db)).roomLogMiB * MIB;

/** Keeps an open room's quota what the setting says. */
export class LogQuota {
  #looking: Promise<void> | null = null;

  constructor(
    private readonly db: Pick<Db, "setting">,
    private readonly log: LogRoom,
  ) {}

  /** Something was refused for want of place: looks whether there is more by now, for whoever tries next. Once at a time. */
  look(): Promise<void> {
    this.#looking ??= logQuota(this.db)
      .then((most) => {
        this.log.most = most;
      })
      // Without storage the room is read-only anyway.
      .catch(() => {})
      .finally(() => {
        this.#looking = null;
      });
    return this.#looking;
  }
}
