import Link from "next/link";
import { MessagePage } from "@/app/_components/message-page";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { RULES } from "@/core/moderation/rules";
import { momentWords } from "@/core/moderation/statement";
import { decisionPath, RESTRICTED, type Restriction } from "./restriction-words";

/** Whether somebody may only look: banned or suspended, and not merely without a voice. */
export const isBarred = (restriction: Restriction | null | undefined): restriction is Restriction =>
  Boolean(restriction && restriction.kind !== "muted");

/** In place of a room, for someone who may not take part: what happened, until when, under which rule, what to do. */
export function BarredPage({ restriction }: { restriction: Restriction }) {
  const { kind, until, rule, facts } = restriction;
  return (
    <MessagePage
      title={RESTRICTED[kind]}
      actions={
        <>
          <ButtonLink href={decisionPath(restriction)} solid>
            Read the decision, or appeal
          </ButtonLink>
          <ButtonLink href="/gallery">To the gallery</ButtonLink>
        </>
      }
    >
      <p role="status">
        {until === null ? "It has no end" : `Until ${momentWords(until)}`}. You can look at what is public,
        and take part in nothing.
      </p>
      {(rule || facts) && (
        <dl className="mt-6 border-line border-l-2 pl-4 text-base">
          {rule && (
            <>
              <dt className="text-sm">Rule</dt>
              <dd>
                <Link href={`/rules#${rule}`} className="touch text-ink underline underline-offset-4">
                  {RULES[rule].title}
                </Link>
              </dd>
            </>
          )}
          {facts && (
            <>
              <dt className="mt-3 text-sm">What was found</dt>
              <dd dir="auto" className="whitespace-pre-line wrap-anywhere text-ink">
                {facts}
              </dd>
            </>
          )}
        </dl>
      )}
    </MessagePage>
  );
}
