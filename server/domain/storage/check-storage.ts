import type { Db } from "@/prisma/client";
import type { Logger } from "@/server/infra/log/logger";

/** Milliseconds that an answer holds: whoever asks often makes no work. */
const HOLDS_MS = 1000;
/** Milliseconds after which a write that has not come back counts as failed. */
const PATIENCE_MS = 8000;
const PROBE = "storage.probe";

type State = "ready" | "unavailable";
export type StorageState = { database: State; disk: State; pictures: State };
export type StorageCheck = () => Promise<StorageState>;

/**
 * Checks whether database and data folder can be written, and the store of pictures reached, now. Changes are logged.
 * @param folder throws where the data folder cannot be written
 * @param pictures throws where pictures cannot be stored or read
 */
export function storageCheck({
  db,
  folder,
  pictures,
  logger,
}: {
  db: Pick<Db, "setting">;
  folder: () => Promise<void>;
  pictures: () => Promise<void>;
  logger: Logger;
}): StorageCheck {
  let held: { until: number; state: Promise<StorageState> } | null = null;
  const last: StorageState = { database: "ready", disk: "ready", pictures: "ready" };
  const tryOut = async (what: keyof StorageState, attempt: () => Promise<unknown>) => {
    const error: unknown = await inTime(attempt()).then(
      () => null,
      (error: unknown) => error ?? new Error("failed"),
    );
    const state = error === null ? "ready" : "unavailable";
    if (state !== last[what])
      logger[error === null ? "info" : "error"]({ err: error ?? undefined, what }, `storage is ${state}`);
    last[what] = state;
    return state;
  };
  const check = async (): Promise<StorageState> => {
    const value = String(Date.now());
    const [database, disk, kept] = await Promise.all([
      // A write, as a full disk answers questions.
      tryOut("database", () =>
        db.setting.upsert({ where: { key: PROBE }, create: { key: PROBE, value }, update: { value } }),
      ),
      tryOut("disk", folder),
      tryOut("pictures", pictures),
    ]);
    return { database, disk, pictures: kept };
  };
  return () => {
    if (!held || Date.now() > held.until) {
      const state = check();
      held = { until: Number.POSITIVE_INFINITY, state };
      const now = held;
      void state.finally(() => {
        now.until = Date.now() + HOLDS_MS;
      });
    }
    return held.state;
  };
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer in ${PATIENCE_MS} ms`)), PATIENCE_MS);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
