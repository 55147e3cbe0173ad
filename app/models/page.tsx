import type { Metadata } from "next";
import { headers } from "next/headers";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { SiteFooter } from "@/app/_components/site-footer";
import { SiteHeader } from "@/app/_components/site-header";
import { callerFor } from "@/server/trpc/caller";
import { FirstPictures } from "./_components/first-pictures";
import { OpenRoomWith } from "./_components/open-room-with";
import { Samples } from "./_components/samples";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("models");
  return { title: t("page.models") };
}

/** Every generator that can be used here, and folders that were refused with why. */
export default async function Models() {
  const t = await getTranslations("models");
  const api = await callerFor(await headers());
  const [me, { models, refused }, finish] = await Promise.all([
    api.me.get(),
    api.model.list(),
    api.model.finish(),
  ]);
  return (
    <>
      <SiteHeader me={me} />
      <main className="mx-auto w-full max-w-5xl px-5 pt-6 sm:px-10">
        <h1 className="font-semibold text-4xl tracking-[-0.03em] sm:text-5xl">{t("page.models")}</h1>
        <p className="mt-4 max-w-prose text-lg text-soft">{t("page.networksDrawHereWhat")}</p>
        <ul className="mt-10 flex flex-col divide-y divide-line border-line border-y">
          {models.map((model) => (
            <li key={model.id} className="grid items-center gap-5 py-6 md:grid-cols-[1fr_26rem] md:gap-10">
              <div>
                <Link href={`/models/${model.id}`} className="font-semibold text-xl hover:underline">
                  {model.title}
                </Link>
                <p lang="en" className="mt-1 max-w-prose text-soft">
                  {model.summary}
                </p>
                <p className="mt-1 text-sm text-soft">
                  {t("page.versionVersionClassesClass", {
                    version: model.version,
                    classes: model.classes.length,
                    any: model.sizes.any ? "yes" : "no",
                    max: model.sizes.max,
                    native: model.sizes.native,
                    license: model.license,
                  })}
                </p>
                <OpenRoomWith model={model.id} />
              </div>
              <FirstPictures model={model.id} title={model.title} count={4} />
            </li>
          ))}
          {finish && (
            <li className="grid items-center gap-5 py-6 md:grid-cols-[1fr_26rem] md:gap-10">
              <div>
                <Link href="/models/finish" className="font-semibold text-xl hover:underline">
                  <bdi>{finish.info.name}</bdi>
                </Link>
                <p className="mt-1 max-w-prose text-soft">{t("page.paintsPicturesEveryModel")}</p>
                <p className="mt-1 text-sm text-soft">
                  {t("page.versionVersionHandsHands", {
                    version: finish.info.version,
                    hands: finish.info.hands.length,
                    licence: finish.info.licence,
                  })}
                </p>
              </div>
              <Samples model={finish.info.id} samples={finish.samples} title={finish.info.name} />
            </li>
          )}
        </ul>
        {refused.length > 0 && (
          <section className="mt-10">
            <h2 className="font-semibold text-xl">{t("page.refused")}</h2>
            <ul className="mt-3">
              {refused.map(({ id, why }) => (
                <li key={id} className="text-soft">
                  <span className="text-ink">{id}</span>: {why}
                </li>
              ))}
            </ul>
          </section>
        )}
      </main>
      <SiteFooter />
    </>
  );
}
