import type { Metadata } from "next";
import { ConsentQuestions } from "@/app/_works/consent-questions";
import { CreditList } from "@/app/_works/credit-list";
import { minePage } from "../_components/mine-page";

export const metadata: Metadata = { title: "My credits" };

export default function MyCredits() {
  return minePage("credits", async (api) => {
    const [credits, questions] = await Promise.all([api.notification.credits(), api.work.questions()]);
    const waiting = credits.filter((credit) => credit.consent === "pending");
    const answered = credits.filter((credit) => credit.consent !== "pending");
    return (
      <div className="max-w-3xl">
        <h1 className="mt-8 font-semibold text-3xl tracking-[-0.02em]">My credits</h1>
        <p className="mt-2 text-soft">
          Works you had a part in. On each you are named, unnamed, or not part of it at all; you can change
          your mind whenever you like. Every answer makes a new signed version.
        </p>
        <ConsentQuestions questions={questions} />
        {credits.length === 0 && <p className="mt-6 text-lg text-soft">None is published yet.</p>}
        {waiting.length > 0 && (
          <section aria-label="Waiting for your answer">
            <h2 className="mt-8 font-semibold text-xl">Waiting for your answer</h2>
            <CreditList credits={waiting} />
          </section>
        )}
        {answered.length > 0 && (
          <section aria-label="Answered">
            <h2 className="mt-10 font-semibold text-xl">Answered</h2>
            <CreditList credits={answered} />
          </section>
        )}
      </div>
    );
  });
}
