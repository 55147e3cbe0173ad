import { Flag, Globe, Lock, Snowflake } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { LiveCard } from "@/app/_api/types";
import { people } from "@/app/_components/count";
import { SettledPicture } from "@/app/_components/settled-picture";
import type { Say } from "@/app/_words/say";
import { visibilityWords } from "../../_components/words";

const fact = "inline-flex items-center gap-1.5 [&_svg]:size-3.5 [&_svg]:shrink-0";

const reportWords = (t: Say<"desk">, tFrame: Say<"frame">, { reports, reported }: LiveCard): string =>
  [
    reports > 0 ? t("wallTile.reports", { reports }) : "",
    reported > 0 ? t("wallTile.peopleReported", { people: people(tFrame, reported) }) : "",
  ]
    .filter(Boolean)
    .join(", ");

/** A room on the wall: its picture as it is now, who is in it, what was reported. */
export function WallTile({ room }: { room: LiveCard }) {
  const t = useTranslations("desk");
  const tFrame = useTranslations("frame");
  const { slug, title, visibility, hasPassword, hostName, frozen, picture } = room;
  const reported = reportWords(t, tFrame, room);
  const open = visibility === "public" && !hasPassword;
  return (
    <Link href={`/moderation/live/${slug}`} prefetch={false} className="group block rounded-sm">
      <div className={reported ? "outline-3 outline-danger outline-offset-2" : ""}>
        <SettledPicture url={picture && `${picture.url}?v=${picture.version}`} alt="" eager />
      </div>
      <p
        dir="auto"
        className="mt-3 truncate font-semibold decoration-1 underline-offset-4 group-hover:underline"
      >
        {title}
      </p>
      <p className="flex flex-wrap gap-x-3 gap-y-0.5 text-sm text-soft">
        <span>{people(tFrame, room.people)}</span>
        <span className={fact}>
          {open ? <Globe aria-hidden /> : <Lock aria-hidden />}
          {hasPassword
            ? t("wallTile.visibilityPassword", { visibility: visibilityWords(t, visibility) })
            : visibilityWords(t, visibility)}
        </span>
        {frozen !== "no" && (
          <span className={fact}>
            <Snowflake aria-hidden />
            {frozen === "host" ? t("wallTile.frozenHost") : t("wallTile.frozenByModerators")}
          </span>
        )}
      </p>
      {hostName && (
        <p className="truncate text-sm text-soft">{t("wallTile.hostedByHostname", { hostName })}</p>
      )}
      {reported && (
        <p className={`${fact} mt-1 font-medium text-danger text-sm`}>
          <Flag aria-hidden />
          {reported}
        </p>
      )}
    </Link>
  );
}
