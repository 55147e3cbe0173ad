"use client";

import { Download, Hand, Shuffle } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { openApi } from "@/app/_api/open-api";
import type { Me, WorkData } from "@/app/_api/types";
import { wordsOf } from "@/app/_api/words";
import { later } from "@/app/_components/later";
import { Button } from "@/app/_components/ui/button";
import { useHydrated } from "@/app/_components/use-hydrated";
import { ReportButton } from "@/app/_moderation/report-button";
import { CreditAnswer } from "@/app/_works/credit-answer";
import { subjectOf } from "@/core/moderation/subjects";
import { aspectOf } from "@/core/picture/render/shape";
import { AddToCollection } from "./add-to-collection";
import { MixWithAnother } from "./mix";
import type { Mixed } from "./mix-dialog";
import { TakeDown } from "./take-down";

const ComeInDialog = later(() =>
  import("@/app/_components/come-in-dialog").then((module) => module.ComeInDialog),
);
const Confirm = later(() => import("@/app/_components/ui/confirm").then((module) => module.Confirm));
const SIZES = [256, 1024, 2048] as const;

/** What a visitor may do with a work: applaud, remix, download, embed; and its makers, answer. */
export function WorkActions({ work, me }: { work: WorkData; me: Me }) {
  const t = useTranslations("works");
  const tErrors = useTranslations("errors");
  const router = useRouter();
  const hydrated = useHydrated();
  const [applause, setApplause] = useState(work.applause);
  const [on, setOn] = useState(work.applauded);
  const [remixing, setRemixing] = useState(false);
  const [busy, setBusy] = useState(false);
  const [wanted, setWanted] = useState<(() => Promise<void>) | null>(null);
  const [error, setError] = useState<string | null>(null);

  /** Does it, once the visitor has a name. */
  const known = (act: () => Promise<void>) => (me.user ? void attempt(act) : setWanted(() => act));

  async function attempt(act: () => Promise<void>) {
    setError(null);
    setBusy(true);
    try {
      await act();
    } catch (fault) {
      setError(wordsOf(tErrors, fault));
    } finally {
      setBusy(false);
    }
  }

  async function clap() {
    setApplause(await (await openApi()).work.applaud.mutate({ id: work.id, on: !on }));
    setOn(!on);
    if (!me.user) router.refresh();
  }
  async function remix(mixed?: Mixed) {
    const works = mixed ? [work.id, mixed.other] : [work.id];
    const { slug } = await (await openApi()).work.remix.mutate({
      works,
      ...(mixed ? { mix: mixed.mix } : {}),
    });
    router.push(`/r/${slug}`);
  }

  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap gap-2 max-sm:[&>button]:grow">
        <Button variant="solid" disabled={!hydrated} busy={busy} onClick={() => setRemixing(true)}>
          <Shuffle aria-hidden />
          {t("workActions.remix")}
        </Button>
        <MixWithAnother work={work} disabled={!hydrated} onMix={(mixed) => known(() => remix(mixed))} />
        <Button disabled={!hydrated} aria-pressed={on} onClick={() => known(clap)}>
          <Hand aria-hidden fill={on ? "currentColor" : "none"} />
          {applause > 0 ? t("workActions.applauseApplause", { applause }) : t("workActions.applaud")}
        </Button>
        <AddToCollection id={work.id} me={me} disabled={!hydrated} />
      </div>
      {remixing && (
        <Confirm
          title={t("workActions.remixThisWork")}
          about={t("workActions.publicRoomOpensPicture", { title: work.title })}
          act={t("workActions.openPublicRoom")}
          variant="solid"
          onAct={() => {
            setRemixing(false);
            known(() => remix());
          }}
          onClose={() => setRemixing(false)}
        />
      )}
      {wanted && (
        <ComeInDialog
          title={t("workActions.whoAreYou")}
          onClose={() => setWanted(null)}
          then={async () => {
            setWanted(null);
            await attempt(wanted);
          }}
        />
      )}
      {error && (
        <p role="status" className="text-sm">
          {error}
        </p>
      )}
      <div>
        <h2 className="text-sm text-soft">{t("workActions.downloadMarkedSigned")}</h2>
        <ul className="mt-1 flex flex-col">
          {SIZES.map((size) => (
            <li key={size} className="flex items-center gap-3">
              <Download aria-hidden className="size-4 text-soft" />
              {(["png", "jpeg", "webp"] as const).map((format) => (
                <a
                  key={format}
                  href={`/api/works/${work.id}/${size}.${format}?download`}
                  download
                  aria-label={t("workActions.downloadSizePixelsTouppercase", {
                    size,
                    toUpperCase: format.toUpperCase(),
                  })}
                  className="inline-flex h-11 items-center underline underline-offset-4"
                >
                  {format === "png" ? t("workActions.sizePng", { size }) : format.toUpperCase()}
                </a>
              ))}
            </li>
          ))}
        </ul>
      </div>
      <details className="text-sm">
        <summary className="touch cursor-pointer text-soft">{t("workActions.embed")}</summary>
        <textarea
          readOnly
          rows={3}
          aria-label={t("workActions.codeEmbedWork")}
          className="mt-2 w-full rounded-md border border-edge bg-raised p-2 font-mono text-xs"
          value={`<iframe src="${hydrated ? location.origin : ""}/embed/${work.id}" width="512" height="${Math.round(512 / aspectOf(work.ratio)) + 88}" title="${work.title.replaceAll('"', "&quot;")}" loading="lazy"></iframe>`}
        />
      </details>
      {work.isPublisher ? (
        <TakeDown id={work.id} />
      ) : (
        <div className="-ms-4">
          <ReportButton
            subject={subjectOf("work", work.id)}
            what={t("workActions.thisWork")}
            isNobody={me.user === null}
          />
        </div>
      )}
      {work.mine && <CreditAnswer work={work.id} mine={work.mine} />}
    </div>
  );
}
