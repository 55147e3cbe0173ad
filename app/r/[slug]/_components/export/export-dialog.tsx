"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_api/trpc";
import { wordsOf } from "@/app/_api/words";
import { Dialog } from "@/app/_components/ui/dialog";
import { useFacts } from "@/app/_room/live/live-context";
import { ExportForm } from "./export-form";
import { ExportRow } from "./export-row";

const POLL_MS = 700;

/** Files of a room's history: ask for one, watch it being made, take it along. */
export function ExportDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("room");
  const tErrors = useTranslations("errors");
  const { id: room } = useFacts();
  const api = useTRPC();
  const { data, error, refetch } = useQuery({
    ...api.export.list.queryOptions({ room }),
    refetchInterval: ({ state }) =>
      state.data?.exports.some((of) => of.state === "waiting" || of.state === "running") ? POLL_MS : false,
  });
  const reload = () => void refetch();
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      wide
      title={t("exportDialog.export")}
      description={t("exportDialog.fileHowPictureCame")}
    >
      {error ? (
        <p role="alert" className="text-danger">
          {wordsOf(tErrors, error)}
        </p>
      ) : (
        <>
          <ExportForm mp4={data?.mp4 ?? false} onAsked={reload} />
          {data && data.exports.length > 0 && (
            <section aria-labelledby="exports" className="mt-10">
              <h3 id="exports" className="font-semibold text-lg">
                {t("exportDialog.lastDay")}
              </h3>
              <ul className="mt-3 border-line border-t">
                {data.exports.map((of) => (
                  <ExportRow key={of.id} of={of} onChanged={reload} />
                ))}
              </ul>
            </section>
          )}
        </>
      )}
    </Dialog>
  );
}
