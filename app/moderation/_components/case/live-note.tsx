import Link from "next/link";
import type { CaseData } from "@/app/_api/types";
import { liftedWords } from "@/core/moderation/live";
import { doneWords } from "../words";

/** Of a case about what was done in a live room: what that was, and what became of it once it had ended. */
export function LiveNote({ found: { live, decision, history } }: { found: CaseData }) {
  if (!live) return null;
  const made = history.findLast((event) => event.kind === "decide");
  const ended = live.state !== "stands" || live.lifted;
  return (
    <section aria-label="In the live room" className="rounded-md border border-edge p-4">
      {!decision && made?.kind === "decide" && (
        <h2 className="font-semibold first-letter:uppercase">{doneWords(made.decision)}, and ended</h2>
      )}
      <p>
        {ended ? (
          liftedWords(live.measure, live.lifted)
        ) : (
          <span className="text-soft">
            Done from the wall, in the room’s log as event {live.measure.seq}. This case is about that and
            nothing else.
          </span>
        )}
      </p>
      <Link href="/moderation/live" className="touch mt-1 inline-block underline underline-offset-4">
        The wall
      </Link>
    </section>
  );
}
