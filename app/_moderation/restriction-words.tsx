import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Me } from "@/app/_api/types";
import { momentWords } from "@/app/_components/days";
import { ruleTitle } from "@/app/_moderation/rule-words";
import type { Say } from "@/app/_words/say";

export type Restriction = NonNullable<Me["restriction"]>;

export const restrictedIn = (t: Say<"moderation">) =>
  ({
    banned: t("restrictionWords.bannedHere"),
    suspended: t("restrictionWords.suspendedHere"),
    muted: t("restrictionWords.cannotChatCommentHere"),
  }) as const satisfies Record<Restriction["kind"], string>;

/** Where somebody reads why, and appeals. */
export const decisionPath = ({ case: id }: Pick<Restriction, "case">): string =>
  id ? `/me/decisions/${id}` : "/me/decisions";

/** In a line: what somebody is kept from, until when, under which rule, and where to appeal. */
export function RestrictionWords({ restriction }: { restriction: Restriction }) {
  const tTerms = useTranslations("terms");
  const t = useTranslations("moderation");
  const { kind, until, rule } = restriction;
  return (
    <>
      {until === null
        ? t("restrictionWords.noEnd", { what: restrictedIn(t)[kind] })
        : t("restrictionWords.until", {
            what: restrictedIn(t)[kind],
            moment: momentWords(tTerms, until),
          })}{" "}
      {rule && (
        <>
          {t("restrictionWords.rule")}{" "}
          <Link href={`/rules#${rule}`} className="touch underline underline-offset-4">
            {ruleTitle(tTerms, rule)}
          </Link>
          .{" "}
        </>
      )}
      <Link
        href={decisionPath(restriction)}
        className="touch whitespace-nowrap font-medium underline underline-offset-4"
      >
        {t("restrictionWords.readDecisionAppeal")}
      </Link>
    </>
  );
}

/** What stands where one would write, for someone who has no voice just now. */
export const NoVoice = ({ restriction }: { restriction: Restriction }) => (
  <p role="status" className="rounded-md border border-edge px-3 py-2.5 text-sm">
    <RestrictionWords restriction={restriction} />
  </p>
);
