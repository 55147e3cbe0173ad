import type { Metadata } from "next";
import { headers } from "next/headers";
import Link from "next/link";
import { SiteFooter } from "@/app/_components/site-footer";
import { SiteHeader } from "@/app/_components/site-header";
import { callerFor } from "@/server/trpc/caller";
import { FirstPictures } from "./_components/first-pictures";
import { OpenRoomWith } from "./_components/open-room-with";
import { Samples } from "./_components/samples";

export const metadata: Metadata = { title: "Models" };

/** Every generator that can be used here, and folders that were refused with why. */
export default async function Models() {
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
        <h1 className="font-semibold text-4xl tracking-[-0.03em] sm:text-5xl">Models</h1>
        <p className="mt-4 max-w-prose text-lg text-soft">
          The networks that draw here: what each is, what it has seen, and what it can be held to.
        </p>
        <ul className="mt-10 flex flex-col divide-y divide-line border-line border-y">
          {models.map((model) => (
            <li key={model.id} className="grid items-center gap-5 py-6 md:grid-cols-[1fr_26rem] md:gap-10">
              <div>
                <Link href={`/models/${model.id}`} className="font-semibold text-xl hover:underline">
                  {model.title}
                </Link>
                <p className="mt-1 max-w-prose text-soft">{model.summary}</p>
                <p className="mt-1 text-sm text-soft">
                  Version {model.version}, {model.classes.length}{" "}
                  {model.classes.length === 1 ? "class" : "classes"},{" "}
                  {model.sizes.any ? `any size up to ${model.sizes.max} px` : `${model.sizes.native} px`},{" "}
                  {model.license}
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
                <p className="mt-1 max-w-prose text-soft">
                  Paints the pictures of every model with the strokes, grain and colours of works in the
                  public domain.
                </p>
                <p className="mt-1 text-sm text-soft">
                  Version {finish.info.version}, {finish.info.hands.length} hands, any size,{" "}
                  {finish.info.licence}
                </p>
              </div>
              <Samples model={finish.info.id} samples={finish.samples} title={finish.info.name} />
            </li>
          )}
        </ul>
        {refused.length > 0 && (
          <section className="mt-10">
            <h2 className="font-semibold text-xl">Refused</h2>
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
