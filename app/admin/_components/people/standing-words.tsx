import { useTranslations } from "next-intl";
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
  const t = useTranslations("admin");
  if (!isRestricted(standing, now)) return null;
  const { bannedAt, bannedUntil, suspendedUntil, mutedUntil, reason } = standing;
  const banned = bannedAt !== null && (bannedUntil === null || bannedUntil > now);
  const what = banned
    ? bannedUntil === null
      ? t("standingWords.banned")
      : t("standingWords.bannedUntil", { moment: moment(t, bannedUntil) })
    : suspendedUntil && suspendedUntil > now
      ? t("standingWords.suspendedUntilMoment", { moment: moment(t, suspendedUntil) })
      : t("standingWords.mutedUntilMoment", { moment: moment(t, mutedUntil ?? now) });
  return (
    <p className="text-danger">
      {what}
      {reason && <span className="text-soft">: {reason}</span>}
    </p>
  );
}
