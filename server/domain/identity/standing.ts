import { AppError } from "@/core/kernel/errors";
import type { ActorId } from "@/core/kernel/ids/ids";
import type { Db, Tx } from "@/prisma/client";
import { familyOf } from "./actors";

/** What a person may not do now. Times in milliseconds since 1970; null where it does not apply. */
export type Standing = {
  mutedUntil: number | null;
  suspendedUntil: number | null;
  bannedAt: number | null;
  /** Null for a ban without an end. */
  bannedUntil: number | null;
  reason: string | null;
  /** The case that was decided so. */
  case: string | null;
};
/** Absent members stay as they are; null removes them. */
export type StandingChange = Partial<Standing>;

export const GOOD_STANDING: Standing = {
  mutedUntil: null,
  suspendedUntil: null,
  bannedAt: null,
  bannedUntil: null,
  reason: null,
  case: null,
};

export type StandingReader = Pick<Db, "actor" | "personStanding">;

/** A person's standing: what holds for any of the actors they act or acted as. */
export async function readStanding(db: StandingReader, actor: ActorId): Promise<Standing> {
  const rows = await db.personStanding.findMany({ where: { actor: { in: await familyOf(db, actor) } } });
  const banned = rows.filter((row) => row.bannedAt);
  // The one whose reason is told: a ban before a suspension before a mute.
  const worst = banned[0] ?? rows.find((row) => row.suspendedUntil) ?? rows[0];
  if (!worst) return GOOD_STANDING;
  const latest = (dates: (Date | null)[]) => {
    const times = dates.flatMap((date) => (date ? [date.getTime()] : []));
    return times.length > 0 ? Math.max(...times) : null;
  };
  return {
    mutedUntil: latest(rows.map((row) => row.mutedUntil)),
    suspendedUntil: latest(rows.map((row) => row.suspendedUntil)),
    bannedAt: latest(banned.map((row) => row.bannedAt)),
    bannedUntil: banned.every((row) => row.bannedUntil) ? latest(banned.map((row) => row.bannedUntil)) : null,
    reason: worst.reason,
    case: worst.case,
  };
}

/**
 * Writes a person's standing, for all of their actors. In the transaction of the moderation event it follows from; live
 * connections are ended after it, by the event `ended`.
 */
export async function setStanding(tx: Tx, actor: ActorId, change: StandingChange): Promise<void> {
  const date = (ms: number | null | undefined) => (typeof ms === "number" ? new Date(ms) : ms);
  const { mutedUntil, suspendedUntil, bannedAt, bannedUntil, ...words } = change;
  const data = {
    mutedUntil: date(mutedUntil),
    suspendedUntil: date(suspendedUntil),
    bannedAt: date(bannedAt),
    bannedUntil: date(bannedUntil),
    ...words,
  };
  const [root = actor, ...others] = await familyOf(tx, actor);
  // Restrictions of merged actors are this person's too, and are written with the rest.
  for (const of of others) await tx.personStanding.updateMany({ where: { actor: of }, data });
  await tx.personStanding.upsert({ where: { actor: root }, create: { actor: root, ...data }, update: data });
}

export const isBanned = ({ bannedAt, bannedUntil }: Standing, now: number): boolean =>
  bannedAt !== null && (bannedUntil === null || bannedUntil > now);

const isSuspended = ({ suspendedUntil }: Standing, now: number): boolean =>
  suspendedUntil !== null && suspendedUntil > now;

const because = ({ reason }: Standing): string =>
  reason ? ` Reason: ${reason.replace(/\.?\s*$/, "")}.` : "";
const day = new Intl.DateTimeFormat("en-GB", {
  timeZone: "UTC",
  day: "numeric",
  month: "long",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
});
const until = (ms: number): string => `until ${day.format(ms).replace(" at ", ", ")} UTC`;

/** Words for somebody who is banned or suspended: why, until when, and where to appeal. Null for everyone else. */
export function barredWords(standing: Standing, now: number): string | null {
  const appeal = " You can appeal at /appeals.";
  if (isBanned(standing, now)) {
    const how =
      standing.bannedUntil === null
        ? "You are banned here"
        : `You are banned here ${until(standing.bannedUntil)}`;
    return `${how}.${because(standing)}${appeal}`;
  }
  if (standing.suspendedUntil !== null && isSuspended(standing, now))
    return `You are suspended here ${until(standing.suspendedUntil)}.${because(standing)}${appeal}`;
  return null;
}

/** Throws `muted` with words for someone who may not chat or comment anywhere here. */
export async function requireVoice(db: StandingReader, actor: ActorId, now: number): Promise<void> {
  const standing = await readStanding(db, actor);
  const { mutedUntil } = standing;
  if (mutedUntil === null || mutedUntil <= now) return;
  const words = `You cannot chat or comment here ${until(mutedUntil)}.${because(standing)} You can appeal at /appeals.`;
  throw new AppError("muted", "muted on the whole instance", words);
}
