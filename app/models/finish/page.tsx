import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SiteFooter } from "@/app/_components/site-footer";
import { SiteHeader } from "@/app/_components/site-header";
import { callerFor } from "@/server/trpc/caller";
import { Card } from "../_components/card";
import { Samples } from "../_components/samples";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("models");
  return { title: t("finishPage.finish") };
}

/** What paints the pictures here: its card, and every hand with the work that it is from and why that is free. */
export default async function FinishPage() {
  const t = await getTranslations("models");
  const api = await callerFor(await headers());
  const [me, finish] = await Promise.all([api.me.get(), api.model.finish()]);
  if (!finish) notFound();
  const { info, card, samples } = finish;
  return (
    <>
      <SiteHeader me={me} />
      <main className="mx-auto flex w-full max-w-5xl flex-col gap-16 px-5 pt-6 sm:px-10">
        <header>
          <h1 className="font-semibold text-4xl tracking-[-0.03em] sm:text-5xl">{info.name}</h1>
          <p className="mt-3 max-w-prose text-lg text-soft">{t("finishPage.roomMixesHandsMixes")}</p>
          <p className="mt-2 text-soft">
            {t("finishPage.versionVersionLicence", { version: info.version, licence: info.licence })}
          </p>
          <div className="mt-8">
            <Samples model={info.id} samples={samples} title={info.name} />
          </div>
        </header>
        <Card text={card} />
        <section aria-labelledby="hands">
          <h2 id="hands" className="font-semibold text-2xl tracking-tight">
            {t("finishPage.hands")}
          </h2>
          <ul className="mt-4 grid gap-x-8 gap-y-5 sm:grid-cols-2">
            {info.hands.map(({ id, label, artist, title, year, licence, basis, source }) => (
              <li key={id} className="min-w-0 border-line border-t pt-3">
                <h3 className="font-semibold">{label}</h3>
                <p className="wrap-anywhere text-soft">
                  {artist}, {title}
                  {year ? `, ${year}` : ""}
                </p>
                <p className="wrap-anywhere text-soft text-sm">
                  {licence}: {basis}. {source}
                </p>
              </li>
            ))}
          </ul>
        </section>
      </main>
      <SiteFooter />
    </>
  );
}
