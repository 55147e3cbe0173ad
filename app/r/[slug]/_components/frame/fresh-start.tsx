"use client";

import { RotateCcw } from "lucide-react";
import { Button } from "@/app/_components/ui/button";
import { useLive } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";

/** Asks everybody who is here whether the room goes back to the picture that it began with. */
export function AskFreshStart() {
  const live = useLive();
  const { freshStart } = useSignal(live.status);
  const blocked = useSignal(live.blocked);
  return (
    <Button
      variant="quiet"
      className="mx-2 self-start px-2"
      disabled={blocked !== null || freshStart !== undefined}
      onClick={() => void live.vote(true)}
    >
      <RotateCcw aria-hidden />
      Ask for a fresh start
    </Button>
  );
}

/** Somebody asks for a fresh start: to be answered with one press. */
export function FreshStartAsked() {
  const live = useLive();
  const { freshStart } = useSignal(live.status);
  const { me } = useSignal(live.people);
  const blocked = useSignal(live.blocked);
  if (!freshStart) return null;
  const { by, yes, no, needed } = freshStart;
  const said = yes.includes(me) ? "yes" : no.includes(me) ? "no" : null;
  return (
    <section
      aria-label="A fresh start?"
      className="absolute top-full right-2 z-30 mt-2 w-[min(20rem,calc(100vw-1rem))] animate-rise rounded-md border border-line bg-raised p-3 shadow-xl"
    >
      <p>
        <bdi className="font-medium">{by === me ? "You" : live.nameOf(by)}</bdi> {by === me ? "ask" : "asks"}{" "}
        for a fresh start: back to the picture this room began with. What was made stays in the film.
      </p>
      <p role="status" className="mt-1 text-sm text-soft">
        {yes.length} of {needed} {needed === 1 ? "voice that it needs" : "voices that it needs"}.
      </p>
      {blocked === null && (
        <div className="mt-2 grid grid-cols-2 gap-2">
          <Button variant="solid" disabled={said === "yes"} onClick={() => void live.vote(true)}>
            Start afresh
          </Button>
          <Button disabled={said === "no"} onClick={() => void live.vote(false)}>
            Keep this
          </Button>
        </div>
      )}
    </section>
  );
}
