import type { LogRoom } from "@/core/room/rules/log-room";
import type { Db } from "@/prisma/client";
import { settingsOf } from "@/server/domain/settings/settings";

const MIB = 1024 * 1024;

/** Bytes that a room's log may hold. */
export const logQuota = async (db: Pick<Db, "setting">): Promise<number> =>
  (await settingsOf(db)).roomLogMiB * MIB;

/** Keeps an open room's quota what the setting says. */
export class LogQuota {
  #rereading: Promise<void> | null = null;

  constructor(
    private readonly db: Pick<Db, "setting">,
    private readonly log: LogRoom,
  ) {}

  /** Something was refused for want of space: reads the setting again, for whoever tries next. Once at a time. */
  reread(): Promise<void> {
    this.#rereading ??= logQuota(this.db)
      .then((most) => {
        this.log.most = most;
      })
      // Without storage the room is read-only anyway.
      .catch(() => {})
      .finally(() => {
        this.#rereading = null;
      });
    return this.#rereading;
  }
}
