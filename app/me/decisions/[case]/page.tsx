import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { MyDecision } from "@/app/_api/types";
import { decisionState, subjectLine } from "@/app/_moderation/decision-words";
import { Statement } from "@/app/_moderation/statement";
import { momentWords } from "@/core/moderation/statement";
import { minePage } from "../../_components/mine-page";
import { AppealForm } from "./_components/appeal-form";

export const metadata: Metadata = { title: "A decision" };

type DecisionProps = { params: Promise<{ case: string }> };

/** A decision about oneself or something of one's own: its statement of reasons, and the appeal. */
export default async function Decision({ params }: DecisionProps) {
  const tModeration = await getTranslations("moderation");

  const { case: id } = await params;
  return minePage("decisions", async (api) => {
    const found = (await api.moderation.myDecisions()).find((one) => one.id === id);
    if (!found) notFound();
    const [last, ...earlier] = found.decisions.toReversed();
    const isWords = found.kind === "comment" || found.kind === "chat";
    return (
      <div className="max-w-3xl">
        <Link
          href="/me/decisions"
          className="touch mt-8 inline-block text-soft underline underline-offset-4 hover:text-ink"
        >
          All decisions about me
        </Link>
        <h1 dir="auto" className="mt-3 wrap-anywhere font-semibold text-3xl tracking-[-0.02em]">
          {subjectLine(tModeration, found)}
        </h1>
        <p className="mt-2 text-lg text-soft">{decisionState(tModeration, found)}</p>
        {found.restored && (
          <p
            dir="auto"
            className="mt-3 max-w-prose whitespace-pre-line wrap-anywhere border-line border-l-2 pl-3"
          >
            {found.restored}
          </p>
        )}
        {isWords && found.text.length > found.title.length && (
          <blockquote
            dir="auto"
            className="mt-4 whitespace-pre-line wrap-anywhere border-line border-l-2 pl-3"
          >
            {found.text}
          </blockquote>
        )}
        {found.href && found.kind !== "person" && (
          <Link href={found.href} className="touch mt-3 inline-block underline underline-offset-4">
            See where it is
          </Link>
        )}
        {!last && <Held />}
        {last && (
          <section aria-labelledby="statement" className="mt-8">
            <h2 id="statement" className="font-semibold text-xl">
              Statement of reasons
            </h2>
            <p className="mb-4 text-sm text-soft">
              Decided {momentWords(last.at)}
              {last.ended && ", no longer in force"}
            </p>
            <Statement decision={last} kind={found.kind} appeal={howToAppeal(found)} />
          </section>
        )}
        {found.appeal && <Appeal appeal={found.appeal} />}
        {found.canAppeal && <AppealForm case={found.id} version={found.version} />}
        {earlier.length > 0 && (
          <details className="mt-10 border-line border-t pt-6">
            <summary className="touch cursor-pointer font-semibold">Earlier in this case</summary>
            {earlier.map((one) => (
              <section key={one.at} aria-label={`Decided ${momentWords(one.at)}`} className="mt-4">
                <p className="mb-4 text-sm text-soft">
                  Decided {momentWords(one.at)}, then replaced or taken back
                </p>
                <Statement decision={one} kind={found.kind} appeal={null} />
              </section>
            ))}
          </details>
        )}
      </div>
    );
  });
}

/** Null where nothing is left to appeal: what became of it is said above the statement. */
function howToAppeal({ canAppeal, appealUntil, live }: MyDecision): string | null {
  if (!canAppeal || appealUntil === null) return null;
  const back = live ? GIVEN_BACK[live.measure.kind] : "everything is given back, strikes too";
  return `Once, until ${momentWords(appealUntil)}, with the form below. Another moderator answers; if you are right, ${back}.`;
}

const GIVEN_BACK = {
  freeze: "the freeze is lifted",
  kick: "you can come into the room again",
  revert: "what was set back comes back, wherever nobody has changed it since",
} as const;

const Held = () => (
  <p className="mt-6 max-w-prose">
    An automatic check found that it looks like a work that was removed, so it is not shown until a moderator
    has looked at it. Nothing was decided, and nothing counts against you. You will be told in your inbox; if
    it stays hidden, you are told why, and can appeal.
  </p>
);

function Appeal({ appeal }: { appeal: NonNullable<MyDecision["appeal"]> }) {
  return (
    <section aria-labelledby="appeal" className="mt-10 border-line border-t pt-6">
      <h2 id="appeal" className="font-semibold text-xl">
        {appeal.text ? "Your appeal" : "An appeal"}
      </h2>
      <p className="text-sm text-soft">
        {appeal.text ? "Sent" : "Sent by somebody else whom it concerns,"} {momentWords(appeal.at)}
      </p>
      {appeal.text && (
        <p
          dir="auto"
          className="mt-3 max-w-prose whitespace-pre-line wrap-anywhere border-line border-l-2 pl-3"
        >
          {appeal.text}
        </p>
      )}
      {appeal.outcome ? (
        <>
          <h3 className="mt-6 font-semibold">
            {appeal.outcome === "upheld"
              ? "The decision stands"
              : appeal.text
                ? "You were right: the decision is overturned"
                : "The decision is overturned"}
          </h3>
          <p dir="auto" className="mt-2 max-w-prose whitespace-pre-line wrap-anywhere">
            {appeal.reasons}
          </p>
        </>
      ) : (
        <p className="mt-4 text-soft">A moderator who did not make the decision answers it.</p>
      )}
    </section>
  );
}
