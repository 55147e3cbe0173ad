import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { collectionOf } from "@/app/_collections/read";
import { TakenOff } from "@/app/_collections/taken-off";
import { SiteFooter } from "@/app/_components/site-footer";
import { SiteHeader } from "@/app/_components/site-header";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { collectionPath } from "@/core/work/collection/collection";
import { callerFor } from "@/server/trpc/caller";
import { Arrange } from "./_components/arrange";
import { CollectionWords } from "./_components/collection-words";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("collections");
  return { title: t("oneEditPage.arrange"), robots: { index: false } };
}

/** Where a curator arranges what is theirs. */
export default async function EditCollection({ params }: { params: Promise<{ id: string }> }) {
  const t = await getTranslations("collections");
  const { id } = await params;
  const me = await (await callerFor(await headers())).me.get();
  if (!me.user) redirect(`/account?next=/collections/${id}/edit`);
  const { collection, gone } = await collectionOf(id);
  if (!collection) return <TakenOff id={(await params).id} words={gone} />;
  if (!collection.isMine) notFound();
  return (
    <>
      <SiteHeader me={me} />
      <main className="mx-auto grid w-full max-w-[1280px] grid-cols-[minmax(0,1fr)] gap-x-16 gap-y-12 px-5 pt-6 sm:px-10 lg:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]">
        <section aria-labelledby="words">
          <div className="mb-6 flex flex-wrap items-center gap-3">
            <h1 id="words" className="me-auto font-semibold text-3xl tracking-[-0.02em]">
              {t("oneEditPage.arrange")}
            </h1>
            <ButtonLink href={collectionPath(collection.kind, collection.id)}>
              {t("oneEditPage.seeVisitorsDo")}
            </ButtonLink>
          </div>
          <CollectionWords collection={collection} />
        </section>
        <Arrange id={collection.id} first={collection.works} />
      </main>
      <SiteFooter />
    </>
  );
}
