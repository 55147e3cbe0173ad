"use client";

import { useMutation } from "@tanstack/react-query";
import { GitBranch, RotateCcw, SquareSplitHorizontal, X } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { useTRPC } from "@/app/_api/trpc";
import { wordsOf } from "@/app/_api/words";
import { ago } from "@/app/_components/count";
import { Button } from "@/app/_components/ui/button";
import { useFacts, useLive } from "../../_live/live-context";
import type { LookedAt } from "../../_live/live-room";
import { useSignal } from "../../_live/signal";

/** A moment of the past over the picture: look, go back to it (the host), or go on from it in a room of its own. */
export function MomentView({ moment }: { moment: LookedAt }) {
  const live = useLive();
  const { id } = useFacts();
  const router = useRouter();
  const { role } = useSignal(live.people);
  const bar = useRef<HTMLDivElement>(null);
  const close = () => live.lookedAt.set(null);
  const branch = useMutation(
    useTRPC().room.branch.mutationOptions({
      onSuccess: ({ slug }) => router.push(`/r/${slug}`),
      onError: (error) => live.tellRefused("internal", wordsOf(error)),
    }),
  );

  useEffect(() => {
    bar.current?.focus();
    const onEscape = (event: KeyboardEvent) => event.key === "Escape" && live.lookedAt.set(null);
    window.addEventListener("keydown", onEscape);
    return () => window.removeEventListener("keydown", onEscape);
  }, [live]);

  async function restore() {
    if (!(await live.command({ kind: "restore", to: moment.seq }))) return;
    live.news.set(`You restored moment ${moment.seq}.`);
    close();
  }

  return (
    <div className="absolute inset-0">
      <img src={moment.url} alt={`Moment ${moment.seq}`} className="absolute inset-0 size-full" />
      <div
        ref={bar}
        role="dialog"
        aria-label={`Moment ${moment.seq}`}
        tabIndex={-1}
        className="absolute inset-x-0 bottom-0 flex animate-rise flex-wrap items-center gap-2 bg-raised/95 p-3 outline-none"
      >
        <p className="mr-auto min-w-40 flex-1 px-1 text-sm">
          <span className="numbers block font-semibold">Moment {moment.seq}</span>
          <span className="text-soft">
            {ago(moment.at, Date.now())}
            {moment.by && `, by ${moment.by}`}. The room goes on meanwhile.
          </span>
        </p>
        {role === "host" && (
          <Button look="solid" onClick={() => void restore()}>
            <RotateCcw aria-hidden />
            Restore
          </Button>
        )}
        <Button
          look={role === "host" ? "line" : "solid"}
          busy={branch.isPending}
          onClick={() => branch.mutate({ id, seq: moment.seq })}
        >
          <GitBranch aria-hidden />
          Branch
        </Button>
        <Button
          onClick={() => {
            live.compared.set({ seq: moment.seq, url: moment.url });
            close();
          }}
        >
          <SquareSplitHorizontal aria-hidden />
          Compare
        </Button>
        <Button onClick={close}>
          <X aria-hidden />
          Back to now
        </Button>
      </div>
    </div>
  );
}
