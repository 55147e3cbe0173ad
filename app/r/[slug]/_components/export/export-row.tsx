"use client";

import { useMutation } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { useTRPC } from "@/app/_api/trpc";
import type { RoomExport } from "@/app/_api/types";
import { wordsOf } from "@/app/_api/words";
import { ago } from "@/app/_components/ago";
import { Button } from "@/app/_components/ui/button";

const NAMES = {
  sheet: "Contact sheet",
  timelapse: "Time-lapse",
  loop: "Loop",
  keyframes: "The room's loop",
} as const;
const STATES = {
  waiting: "Waiting",
  running: "Being made",
  done: "Ready",
  failed: "It could not be made",
  cancelled: "Cancelled",
} as const;

/** One export: how far it is, and what can be done with it. */
export function ExportRow({ of, onChanged }: { of: RoomExport; onChanged: () => void }) {
  const tErrors = useTranslations("errors");
  const tFrame = useTranslations("frame");

  const api = useTRPC();
  const told = { onSuccess: onChanged, onError: (error: unknown) => toast.error(wordsOf(tErrors, error)) };
  const cancel = useMutation({ ...api.export.cancel.mutationOptions(), ...told });
  const retry = useMutation({ ...api.export.retry.mutationOptions(), ...told });
  const what = `${NAMES[of.kind]}, ${of.format.toUpperCase()}${of.size > 0 ? `, ${of.size} px` : ""}`;
  const isGoing = of.state === "waiting" || of.state === "running";
  const percent = Math.round(of.progress * 100);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-line border-b py-3">
      <div className="min-w-0 grow basis-52">
        <p className="font-medium">{what}</p>
        <p role="status" className="text-sm text-soft">
          {STATES[of.state]}
          {of.state === "running" && `, ${percent} %`}
          {of.bytes !== null && `, ${sizeWords(of.bytes)}`}, asked for {ago(tFrame, of.createdAt, Date.now())}
        </p>
        {isGoing && (
          <div
            role="progressbar"
            aria-label={what}
            aria-valuenow={percent}
            aria-valuemin={0}
            aria-valuemax={100}
            className="mt-2 h-1.5 w-full overflow-hidden rounded-full bg-well"
          >
            <div className="h-full bg-ink transition-[width] duration-300" style={{ width: `${percent}%` }} />
          </div>
        )}
      </div>
      {of.url && (
        <a
          href={`${of.url}?download`}
          className="inline-flex h-11 items-center gap-2 rounded-md border border-edge px-4 font-medium hover:bg-sunk"
        >
          <Download aria-hidden className="size-4.5" /> Download
        </a>
      )}
      {of.mine && isGoing && (
        <Button busy={cancel.isPending} onClick={() => cancel.mutate({ id: of.id })}>
          Cancel
        </Button>
      )}
      {of.mine && (of.state === "failed" || of.state === "cancelled") && (
        <Button busy={retry.isPending} onClick={() => retry.mutate({ id: of.id })}>
          Export again
        </Button>
      )}
    </li>
  );
}

const sizeWords = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
