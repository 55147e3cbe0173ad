import type { ActorId } from "@/core/kernel/ids/ids";
import { SETTINGS, Settings, type SettingsChange } from "@/core/settings/settings";
import type { Db, HasDatabase } from "@/prisma/client";
import { audit } from "@/server/domain/audit/audit";

const KEYS = Object.keys(SETTINGS) as (keyof Settings)[];

/** The present settings. */
export const readSettings = ({ database: { db } }: HasDatabase): Promise<Settings> => settingsOf(db);

/** The same in a transaction. A value that does not fit any more, after an update, reads as its default. */
export async function settingsOf(db: Pick<Db, "setting">): Promise<Settings> {
  const rows = await db.setting.findMany({ where: { key: { in: KEYS } } });
  const fitting = rows.flatMap(({ key, value }) => {
    const parsed = SETTINGS[key as keyof Settings].safeParse(parseJson(value));
    return parsed.success ? [[key, parsed.data]] : [];
  });
  return Settings.parse(Object.fromEntries(fitting));
}

/** Changes some settings and writes the values before and after into the audit log. */
export async function changeSettings(
  { database: { db } }: HasDatabase,
  by: ActorId,
  change: SettingsChange,
): Promise<Settings> {
  return db.$transaction(async (tx) => {
    const before = await settingsOf(tx);
    const changed = KEYS.filter(
      (key) => change[key] !== undefined && JSON.stringify(change[key]) !== JSON.stringify(before[key]),
    );
    for (const key of changed) {
      const value = JSON.stringify(change[key]);
      await tx.setting.upsert({ where: { key }, create: { key, value }, update: { value } });
    }
    const after = await settingsOf(tx);
    if (changed.length > 0) {
      const only = (of: Settings) => Object.fromEntries(changed.map((key) => [key, of[key]]));
      await audit(tx, { actor: by, action: "settings.change", before: only(before), after: only(after) });
    }
    return after;
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
