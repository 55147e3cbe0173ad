import { TRPCError } from "@trpc/server";
import type { Metadata } from "next";
import { headers } from "next/headers";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import type { Me } from "@/app/_api/types";
import { Day } from "@/app/_components/day";
import { MessagePage } from "@/app/_components/message-page";
import { SiteFooter } from "@/app/_components/site-footer";
import { SiteHeader } from "@/app/_components/site-header";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { MyDecisionNote, myDecisionOn } from "@/app/_moderation/my-decision-on";
import { modelInWords, phraseIn } from "@/app/_room/model-in-words";
import { type Lists, listsIn } from "@/app/_words/in-list";
import { faultHere } from "@/app/_words/said-here";
import type { Say } from "@/app/_words/say";
import { creditsKey } from "@/app/_works/credits-key";
import { makersLine } from "@/app/_works/makers";
import { onScreen, WorkImage } from "@/app/_works/work-image";
import { AppError } from "@/core/kernel/errors";
import { WorkId } from "@/core/kernel/ids/ids";
import { inLanguage } from "@/core/kernel/said/in-language";
import type { ModelInfo } from "@/core/picture/model/model-file";
import { shapeOf } from "@/core/picture/render/shape";
import { callerFor, instanceOrigin } from "@/server/trpc/caller";
import { Ancestry } from "./_components/ancestry";
import { Comments } from "./_components/comments";
import { JsonLd } from "./_components/json-ld";
import { Label } from "./_components/label";
import { Making } from "./_components/making";
import { Originality } from "./_components/originality";
import { RecipeOf } from "./_components/recipe";
import { RenewCredits } from "./_components/renew-credits";
import { WorkActions } from "./_components/work-actions";

type WorkPageProps = { params: Promise<{ id: string }> };

/** The work, or why it is not shown. */
async function workOf(raw: string) {
  const id = WorkId.safeParse(raw);
  if (!id.success) notFound();
  const api = await callerFor(await headers());
  try {
    return { work: await api.work.get({ id: id.data }), gone: null };
  } catch (error) {
    if (error instanceof TRPCError && error.cause instanceof AppError) {
      if (error.cause.code === "gone") return { work: null, gone: await faultHere(error.cause) };
      if (error.cause.code === "not_found") notFound();
    }
    throw error;
  }
}

export async function generateMetadata({ params }: WorkPageProps): Promise<Metadata> {
  const t = await getTranslations("works");
  const { work } = await workOf((await params).id);
  if (!work) return { title: t("onePage.notShown"), robots: { index: false } };
  const makers = makersLine(t, listsIn(await getLocale()), named(work.labels), 0);
  return {
    metadataBase: new URL(instanceOrigin()),
    title: work.title,
    description: t("onePage.titleMakersMadeTogether", { title: work.title, makers }),
    openGraph: {
      title: work.title,
      images: [{ url: `/api/works/${work.id}/1024.jpeg?v=${work.version}`, ...shapeOf(work.ratio, 1024) }],
    },
    twitter: { card: "summary_large_image" },
    alternates: { types: { "application/json+oembed": `/api/oembed?url=/works/${work.id}` } },
  };
}

const named = (labels: readonly { name: string | null }[]) => [
  ...new Set(labels.flatMap(({ name }) => (name ? [name] : []))),
];

export default async function WorkPage({ params }: WorkPageProps) {
  const t = await getTranslations("works");
  const language = await getLocale();
  const api = await callerFor(await headers());
  const [{ work, gone }, me] = await Promise.all([workOf((await params).id), api.me.get()]);
  if (!work) return <Gone id={(await params).id} words={gone} me={me} />;
  const [comments, originality, { models }, painting, history] = await Promise.all([
    api.work.comments({ id: work.id }),
    api.work.originality({ id: work.id }),
    api.model.list(),
    api.model.finish(),
    work.room ? api.work.film({ id: work.id }) : [],
  ]);
  const tControls = await getTranslations("controls");
  const installed = models.find(({ id }) => id === work.model.id);
  const model = installed && modelInWords(tControls, installed);
  const medium = mediumOf(work.model, model);
  return (
    <>
      <JsonLd work={work} medium={medium} origin={instanceOrigin()} />
      <SiteHeader me={me} />
      <main className="mx-auto w-full max-w-[1520px] px-5 pt-6 sm:px-10">
        <div className="grid grid-cols-1 gap-x-16 gap-y-10 lg:grid-cols-[minmax(0,1fr)_24rem] lg:grid-rows-[auto_1fr]">
          <figure className="min-w-0">
            <WorkImage
              id={work.id}
              version={work.version}
              size={1024}
              alt={`${work.title}. ${inWords(t, listsIn(language), {
                classes: work.classes.map((label) => phraseIn(tControls, label)),
                colours: work.colours,
              })}`}
              ratio={work.ratio}
              className={onScreen(work.ratio)}
              eager
            />
          </figure>
          <div className="flex flex-col gap-8 lg:row-span-2 lg:pt-2">
            {(work.mine || work.isPublisher) && <RenewCredits id={work.id} shown={creditsKey(work)} />}
            <Label work={work} medium={medium} />
            <WorkActions work={work} me={me} />
          </div>
          {history.length > 1 && <Making frames={history} ratio={work.ratio} />}
        </div>
        <div className="mt-16">
          <Ancestry work={work} />
        </div>
        <div className="mt-16 grid grid-cols-1 gap-16 lg:grid-cols-2">
          <div className="flex flex-col gap-12">
            <RecipeOf work={work} model={model} finish={painting?.info ?? null} />
            <Comments id={work.id} first={comments} me={me} />
          </div>
          <div className="flex flex-col gap-12">
            <Originality id={work.id} first={originality} />
            <section aria-labelledby="versions">
              <h2 id="versions" className="font-semibold text-xl">
                {t("onePage.versions")}
              </h2>
              <ol className="mt-3 flex flex-col gap-1 text-soft">
                {work.versions.map((version) => (
                  <li key={version.version}>
                    {version.withdrawn ? (
                      t("onePage.versionVersion", { version: version.version })
                    ) : (
                      <Link
                        className="underline underline-offset-4"
                        href={`/works/${work.id}/record?version=${version.version}`}
                      >
                        {t("onePage.versionVersion", { version: version.version })}
                      </Link>
                    )}
                    , <Day at={version.createdAt} />
                    {version.why &&
                      t("onePage.supersededBecause", { why: inLanguage(version.why, language) })}
                    {version.withdrawn &&
                      t("onePage.recordShownNobody", { withdrawn: inLanguage(version.withdrawn, language) })}
                  </li>
                ))}
              </ol>
            </section>
          </div>
        </div>
      </main>
      <SiteFooter />
    </>
  );
}

/** In place of a work that is not shown: why, and for whoever published it the way to the decision. */
async function Gone({ id, words, me }: { id: string; words: string; me: Me }) {
  const t = await getTranslations("works");
  const found = await myDecisionOn(await callerFor(await headers()), me, "work", id);
  return (
    <MessagePage
      title={found?.held ? t("onePage.notShownYet") : t("onePage.notShown")}
      actions={<ButtonLink href="/gallery">{t("onePage.toTheGallery")}</ButtonLink>}
    >
      <p className="wrap-anywhere">{words}</p>
      {found && <MyDecisionNote found={found} />}
      <p className="mt-6 text-base">
        {t("onePage.signedRecordStaysSo")}{" "}
        <Link href="/rules" className="touch text-ink underline underline-offset-4">
          {t("onePage.theRules")}
        </Link>
        .
      </p>
    </MessagePage>
  );
}

/** "Fields 1.0", where the model is here in the version that made it. */
function mediumOf({ id, hash }: { id: string; hash: string }, model: ModelInfo | undefined): string {
  if (!model) return id;
  return model.hash === hash ? `${model.title} ${model.version.replace(/\.0$/, "")}` : model.title;
}

function inWords(
  t: Say<"works">,
  lists: Lists,
  { classes, colours }: { classes: readonly string[]; colours: readonly string[] },
): string {
  return t("onePage.abstractPictureClassesColours", {
    classes: lists.list(classes) || t("onePage.aMixture"),
    colours: colours.length,
  });
}
