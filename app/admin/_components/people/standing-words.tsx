import type { AdminPerson } from "@/app/_api/types";
import { moment } from "../words";

type Standing = NonNullable<AdminPerson["standing"]>;

/** Whether something holds against somebody now. */
export const isRestricted = (s: Standing, now: number): boolean =>
  (s.bannedAt !== null && (s.bannedUntil === null || s.bannedUntil > now)) ||
  (s.suspendedUntil ?? 0) > now ||
  (s.mutedUntil ?? 0) > now;

/** What somebody may not do now, until when and why. Nothing for most. */
export function StandingWords({ standing, now }: { standing: Standing; now: number }) {
  if (!isRestricted(standing, now)) return null;
  const { bannedAt, bannedUntil, suspendedUntil, mutedUntil, reason } = standing;
  const banned = bannedAt !== null && (bannedUntil === null || bannedUntil > now);
  const what = banned
    ? `Banned${bannedUntil === null ? "" : ` until ${moment(bannedUntil)}`}`
    : suspendedUntil && suspendedUntil > now
      ? `Suspended until ${moment(suspendedUntil)}`
      : `Muted until ${moment(mutedUntil ?? now)}`;
  return (
    <p className="text-danger">
      {what}
      {reason && <span className="text-soft">: {reason}</span>}
    </p>
  );
}
