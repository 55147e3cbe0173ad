"use client";

import { RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/app/_components/ui/button";
import { useLive } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";

/** Asks everybody who is here whether the room goes back to the picture that it began with. */
export function AskFreshStart() {
  const t = useTranslations("room");
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
      {t("freshStart.askFreshStart")}
    </Button>
  );
}

/** Somebody asks for a fresh start: to be answered with one press. */
export function FreshStartAsked() {
  const t = useTranslations("room");
  const live = useLive();
  const { freshStart } = useSignal(live.status);
  const { me } = useSignal(live.people);
  const blocked = useSignal(live.blocked);
  if (!freshStart) return null;
  const { by, yes, no, needed } = freshStart;
  const said = yes.includes(me) ? "yes" : no.includes(me) ? "no" : null;
  return (
    <section
      aria-label={t("freshStart.aFreshStart")}
      className="absolute top-full end-2 z-30 mt-2 w-[min(20rem,calc(100vw-1rem))] animate-rise rounded-md border border-line bg-raised p-3 shadow-xl"
    >
      <p>
        {t.rich("freshStart.ask", {
          bdi: () => <bdi className="font-medium">{by === me ? t("freshStart.you") : live.nameOf(by)}</bdi>,
          by: by === me ? "yes" : "no",
        })}
      </p>
      <p role="status" className="mt-1 text-sm text-soft">
        {t("freshStart.yesNeededVoiceNeeds", { yes: yes.length, needed })}
      </p>
      {blocked === null && (
        <div className="mt-2 grid grid-cols-2 gap-2">
          <Button variant="solid" disabled={said === "yes"} onClick={() => void live.vote(true)}>
            {t("freshStart.startAfresh")}
          </Button>
          <Button disabled={said === "no"} onClick={() => void live.vote(false)}>
            {t("freshStart.keepThis")}
          </Button>
        </div>
      )}
    </section>
  );
}
