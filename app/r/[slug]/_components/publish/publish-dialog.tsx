"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useTRPC, useTRPCClient } from "@/app/_api/trpc";
import { wordsOf } from "@/app/_api/words";
import { Day } from "@/app/_components/day";
import { Button } from "@/app/_components/ui/button";
import { Dialog } from "@/app/_components/ui/dialog";
import { inputClass } from "@/app/_components/ui/input-class";
import { useFacts, useLive, useTitle } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";
import { GiveUp } from "@/app/_works/give-up";
import type { WorkId } from "@/core/kernel/ids/ids";
import type { Licence } from "@/core/work/record/licences";
import { AccountsOnly } from "./accounts-only";
import { NewWork, Renewal } from "./publish-fields";
import { PublishedCredits } from "./published-credits";
import { PublishedOriginality } from "./published-originality";

const POLL_MS = 600;
const COMMONS = "commons";

/** From the picture on screen to a work on the wall: words and licence, then measured credits. */
export function PublishDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("room");
  const tErrors = useTranslations("errors");
  const live = useLive();
  const { id: room, slug } = useFacts();
  const roomTitle = useTitle();
  const settled = useSignal(live.settled);
  // What is published is what was on screen when the dialog opened.
  const [moment] = useState(settled);
  const [work, setWork] = useState<WorkId | null>(null);
  const [published, setPublished] = useState(false);
  const api = useTRPCClient();
  const renewable = useQuery(useTRPC().work.renewable.queryOptions({ room }));
  const [renewed, setRenewed] = useState<WorkId | null>(null);
  const [licence, setLicence] = useState<Licence>("CC-BY-4.0");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!moment) return;
    const fields = new FormData(event.currentTarget);
    setBusy(true);
    setError(null);
    try {
      if (renewed) {
        await api.work.renew.mutate({ id: renewed, seq: moment.seq, why: String(fields.get("why")) });
        setWork(renewed);
        return;
      }
      const { id } = await api.work.publish.mutate({
        room,
        seq: moment.seq,
        title: String(fields.get("title")),
        description: String(fields.get("description")),
        tags: String(fields.get("tags"))
          .split(/[,\s]+/)
          .filter(Boolean),
        licence,
        doNotTrain: fields.get("doNotTrain") === "on",
      });
      setWork(id);
    } catch (fault) {
      setError(wordsOf(tErrors, fault));
    } finally {
      setBusy(false);
    }
  }

  if (slug === COMMONS && live.member(live.me)?.isGuest) return <AccountsOnly onClose={onClose} />;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      wide
      title={
        published
          ? t("publishDialog.published")
          : work
            ? t("publishDialog.publishing")
            : t("publishDialog.publish")
      }
      description={work ? undefined : t("publishDialog.pictureNowSignedRecord")}
    >
      {work ? (
        <Progress work={work} onPublished={() => setPublished(true)} onClose={onClose} />
      ) : (
        <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-5">
          {moment ? (
            <img
              src={moment.url}
              alt={t("publishDialog.whatWillPublished")}
              width={160}
              height={160}
              className="size-40 self-center object-contain"
            />
          ) : (
            <p role="status" className="text-soft">
              {t("publishDialog.pictureNotSettledYet")}
            </p>
          )}
          {renewable.data && renewable.data.length > 0 && (
            <label className="flex flex-col gap-1.5">
              <span className="font-medium text-sm">{t("publishDialog.publishItAs")}</span>
              <select
                value={renewed ?? ""}
                onChange={(event) =>
                  setRenewed(renewable.data.find(({ id }) => id === event.target.value)?.id ?? null)
                }
                className={inputClass}
              >
                <option value="">{t("publishDialog.aNewWork")}</option>
                {renewable.data.map((known) => (
                  <option key={known.id} value={known.id}>
                    {t("publishDialog.newVersionTitleNow", { title: known.title, version: known.version })}
                  </option>
                ))}
              </select>
            </label>
          )}
          {renewed && <Renewal />}
          {!renewed && <NewWork roomTitle={roomTitle} licence={licence} onLicence={setLicence} />}
          {error && (
            <p role="alert" className="text-danger">
              {error}
            </p>
          )}
          <Button type="submit" variant="solid" busy={busy} disabled={!moment} className="h-12">
            {t("publishDialog.publish")}
          </Button>
        </form>
      )}
    </Dialog>
  );
}

const isUnderWay = (status: string | undefined) =>
  status === undefined || status === "preparing" || status === "awaiting";

type AwaitingProps = { work: WorkId; waiting: number; until: number | null; onClose: () => void };

/** From a room that is not open to all: nothing is published before those who edited have answered. */
function Awaiting({ work, waiting, until, onClose }: AwaitingProps) {
  const t = useTranslations("room");
  return (
    <div className="flex flex-col gap-4">
      <p role="status">
        {t("publishDialog.onePersonHas", { waiting })}
        {until !== null && t.rich("publishDialog.withoutThoseWhoHave", { day: () => <Day at={until} /> })}.
      </p>
      <div className="flex flex-wrap gap-3">
        <Button variant="solid" onClick={onClose}>
          {t("publishDialog.backRoom")}
        </Button>
        <GiveUp id={work} onGivenUp={onClose} />
      </div>
    </div>
  );
}

type ProgressProps = { work: WorkId; onPublished: () => void; onClose: () => void };

/** Credits are measured by rendering the picture without people: that takes a moment. */
function Progress({ work, onPublished, onClose }: ProgressProps) {
  const t = useTranslations("room");
  const tErrors = useTranslations("errors");
  const api = useTRPC();
  const { data, error } = useQuery({
    ...api.work.progress.queryOptions({ id: work }),
    refetchInterval: ({ state }) => (isUnderWay(state.data?.status) ? POLL_MS : false),
  });
  const isShown = data?.status === "published" && !data.held;
  const tell = useRef(onPublished);
  tell.current = onPublished;
  useEffect(() => {
    if (isShown) tell.current();
  }, [isShown]);
  if (error) return <p role="alert">{wordsOf(tErrors, error)}</p>;
  if (data?.status === "failed")
    return (
      <p role="alert" className="text-danger">
        {t.rich("publishDialog.couldNotPublishedNothing", { reason: () => data.reason })}
      </p>
    );
  if (data?.status === "awaiting") return <Awaiting work={work} {...data} onClose={onClose} />;
  if (data?.status === "published" && data.held)
    return (
      <p role="status">
        {t("publishDialog.madeNotShownYet")}{" "}
        <Link href="/appeals" className="underline underline-offset-4">
          {t("publishDialog.seeItHere")}
        </Link>
        .
      </p>
    );
  if (data?.status !== "published")
    return (
      <div role="status" className="flex flex-col gap-3">
        <p>{t("publishDialog.measuringWhoMadeWhat")}</p>
        <div
          role="progressbar"
          aria-label={t("publishDialog.measuring")}
          aria-valuenow={Math.round((data?.progress ?? 0) * 100)}
          aria-valuemin={0}
          aria-valuemax={100}
          className="h-1.5 w-full overflow-hidden rounded-full bg-well"
        >
          <div
            className="h-full bg-ink transition-[width] duration-300"
            style={{ width: `${(data?.progress ?? 0) * 100}%` }}
          />
        </div>
      </div>
    );
  return (
    <div className="flex flex-col gap-6">
      <PublishedCredits work={work} />
      <div className="flex flex-wrap gap-3">
        <Link
          href={`/works/${work}`}
          className="inline-flex h-11 items-center rounded-md bg-ink px-4 font-medium text-paper hover:opacity-85"
        >
          {t("publishDialog.seeWall")}
        </Link>
        <Button onClick={onClose}>{t("publishDialog.backRoom")}</Button>
      </div>
      <PublishedOriginality work={work} />
    </div>
  );
}
