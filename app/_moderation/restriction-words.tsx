import Link from "next/link";
import type { Me } from "@/app/_api/types";
import { RULES } from "@/core/moderation/rules";
import { momentWords } from "@/core/moderation/statement";

export type Restriction = NonNullable<Me["restriction"]>;

export const RESTRICTED = {
  banned: "You are banned here",
  suspended: "You are suspended here",
  muted: "You cannot chat or comment here",
} as const satisfies Record<Restriction["kind"], string>;

/** Where somebody reads why, and appeals. */
export const decisionPath = ({ case: id }: Pick<Restriction, "case">): string =>
  id ? `/me/decisions/${id}` : "/me/decisions";

/** In a line: what somebody is kept from, until when, under which rule, and where to appeal. */
export function RestrictionWords({ restriction }: { restriction: Restriction }) {
  const { kind, until, rule } = restriction;
  return (
    <>
      {RESTRICTED[kind]}
      {until === null ? "" : ` until ${momentWords(until)}`}.{" "}
      {rule && (
        <>
          Rule:{" "}
          <Link href={`/rules#${rule}`} className="touch underline underline-offset-4">
            {RULES[rule].title}
          </Link>
          .{" "}
        </>
      )}
      <Link
        href={decisionPath(restriction)}
        className="touch whitespace-nowrap font-medium underline underline-offset-4"
      >
        Read the decision, or appeal
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
