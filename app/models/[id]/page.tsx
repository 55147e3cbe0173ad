import { TRPCError } from "@trpc/server";
import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SiteFooter } from "@/app/_components/site-footer";
import { SiteHeader } from "@/app/_components/site-header";
import { modelInWords } from "@/app/_room/model-in-words";
import { ModelId } from "@/core/kernel/ids/ids";
import { callerFor } from "@/server/trpc/caller";
import { Card } from "../_components/card";
import { FirstPictures } from "../_components/first-pictures";
import { OpenRoomWith } from "../_components/open-room-with";
import { AuditFigures } from "./_components/audit-figures";
import { DataSheet } from "./_components/data-sheet";
import { Directions } from "./_components/directions";
import { MadeWith } from "./_components/made-with";
import { SeedsOfRooms } from "./_components/seeds-of-rooms";
import { SnapshotScrubber } from "./_components/snapshot-scrubber";

type ModelPageProps = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ page?: string; find?: string }>;
};

async function modelOf(raw: string) {
  const id = ModelId.safeParse(raw);
  if (!id.success) notFound();
  const api = await callerFor(await headers());
  return api.model.get({ id: id.data }).catch((error: unknown) => {
    if (error instanceof TRPCError && error.code === "NOT_FOUND") notFound();
    throw error;
  });
}

export async function generateMetadata({ params }: ModelPageProps): Promise<Metadata> {
  return { title: (await modelOf((await params).id)).info.title };
}

/** A model's card, its data sheet, how it learned, and what it can be held to. */
export default async function ModelPage({ params, searchParams }: ModelPageProps) {
  const t = await getTranslations("models");
  const [{ id }, { page, find }] = await Promise.all([params, searchParams]);
  const { info, card, audit, snapshots, images } = await modelOf(id);
  const api = await callerFor(await headers());
  const [me, made] = await Promise.all([api.me.get(), api.work.list({ model: info.id })]);
  const data =
    images > 0
      ? await api.model.data({
          id: info.id,
          page: /^\d{1,4}$/.test(page ?? "") ? Number(page) || 1 : 1,
          search: (find ?? "").slice(0, 100),
        })
      : null;
  return (
    <>
      <SiteHeader me={me} />
      <main className="mx-auto flex w-full max-w-5xl flex-col gap-16 px-5 pt-6 sm:px-10">
        <header>
          <h1 className="font-semibold text-4xl tracking-[-0.03em] sm:text-5xl">{info.title}</h1>
          <p lang="en" className="mt-3 max-w-prose text-lg text-soft">
            {info.summary}
          </p>
          <p className="mt-2 text-soft">
            {t("onePage.versionVersionLicense", { version: info.version, license: info.license })}
          </p>
          <OpenRoomWith model={info.id} />
          <div className="mt-8">
            <FirstPictures model={info.id} title={info.title} count={12} />
          </div>
          <p className="mt-3 max-w-prose text-soft">{t("onePage.firstPictures")}</p>
          {info.seeds && <SeedsOfRooms model={info} seeds={info.seeds} />}
        </header>
        <Card text={card} />
        <MadeWith model={info.id} works={made.works} more={made.more} />
        {snapshots && <SnapshotScrubber model={info.id} snapshots={snapshots} />}
        {audit && <AuditFigures audit={audit} />}
        <Directions controls={modelInWords(await getTranslations("controls"), info).controls} />
        {data ? (
          <DataSheet model={info.id} data={data} find={find ?? ""} />
        ) : (
          <section aria-labelledby="data">
            <h2 id="data" className="font-semibold text-2xl tracking-tight">
              {t("onePage.dataSheet")}
            </h2>
            <p className="mt-3 max-w-prose text-soft">{t("onePage.modelHasNoTraining")}</p>
          </section>
        )}
      </main>
      <SiteFooter />
    </>
  );
}
