import { TRPCError } from "@trpc/server";
import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { CollectionTile, worksWords } from "@/app/_collections/collection-tile";
import { SiteFooter } from "@/app/_components/site-footer";
import { SiteHeader } from "@/app/_components/site-header";
import { ReportButton } from "@/app/_moderation/report-button";
import { WorkTile } from "@/app/_works/work-tile";
import { ActorId } from "@/core/kernel/ids/ids";
import { subjectOf } from "@/core/moderation/subjects";
import { callerFor } from "@/server/trpc/caller";

type PersonProps = { params: Promise<{ actor: string }> };

async function personOf(raw: string) {
  const actor = ActorId.safeParse(raw);
  if (!actor.success) notFound();
  const api = await callerFor(await headers());
  return api.work.person({ actor: actor.data }).catch((error: unknown) => {
    if (error instanceof TRPCError && error.code === "NOT_FOUND") notFound();
    throw error;
  });
}

export async function generateMetadata({ params }: PersonProps): Promise<Metadata> {
  return { title: (await personOf((await params).actor)).name };
}

/** The works somebody is named on. Those they are part of unnamed are not here. */
export default async function Person({ params }: PersonProps) {
  const t = await getTranslations("people");
  const tCollections = await getTranslations("collections");
  const person = await personOf((await params).actor);
  const api = await callerFor(await headers());
  const [me, { works }] = await Promise.all([api.me.get(), api.work.list({ person: person.actor })]);
  return (
    <>
      <SiteHeader me={me} />
      <main className="mx-auto w-full max-w-[1520px] px-5 pt-6 sm:px-10">
        <div className="flex flex-wrap items-start gap-4">
          <h1
            dir="auto"
            className="me-auto min-w-0 wrap-anywhere font-semibold text-4xl tracking-[-0.03em] sm:text-5xl"
          >
            {person.name}
          </h1>
          {person.actor !== me.actor && (
            <div className="-me-4">
              <ReportButton
                subject={subjectOf("person", person.actor)}
                what={person.name}
                isNobody={me.user === null}
              />
            </div>
          )}
        </div>
        {person.works > 0 && (
          <p className="mt-3 text-lg text-soft">
            {t("onePage.namedOnWorks", { works: worksWords(tCollections, person.works) })}
          </p>
        )}
        <ul className="mt-10 grid grid-cols-1 gap-x-10 gap-y-14 min-[480px]:grid-cols-2 lg:grid-cols-3 2xl:grid-cols-4">
          {works.map((work) => (
            <li key={work.id}>
              <WorkTile work={work} />
            </li>
          ))}
        </ul>
        {person.collections.length > 0 && (
          <section aria-labelledby="curated">
            <h2 id="curated" className="mt-20 font-semibold text-2xl tracking-tight">
              {t.rich("onePage.putTogetherBy", { bdi: () => <bdi>{person.name}</bdi> })}
            </h2>
            <ul className="mt-8 grid grid-cols-1 gap-x-10 gap-y-14 min-[480px]:grid-cols-2 lg:grid-cols-3 2xl:grid-cols-4">
              {person.collections.map((collection) => (
                <li key={collection.id}>
                  <CollectionTile collection={collection} />
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
