import { headers } from "next/headers";
import { getTranslations } from "next-intl/server";
import { callerFor } from "@/server/trpc/caller";
import { people } from "./_components/count";
import { knownAs } from "./_components/known-as";
import { SiteFooter } from "./_components/site-footer";
import { SiteHeader } from "./_components/site-header";
import { suggestName } from "./_components/suggest-name";
import { ComeInForm } from "./_landing/come-in-form";
import { HeroPicture } from "./_landing/hero-picture";
import { Honesty } from "./_landing/honesty";
import { HowItWorks } from "./_landing/how-it-works";
import { LobbyPeek } from "./_landing/lobby-peek";
import { NewestWorks } from "./_landing/newest-works";
import { Words } from "./_words/words";

const COMMONS = "commons";
/** Works that hang beneath the picture. */
const NEWEST = 8;

export default async function Landing() {
  const tFrame = await getTranslations("frame");
  const t = await getTranslations("landing");
  const api = await callerFor(await headers());
  const [me, { rooms }, { works }] = await Promise.all([
    api.me.get(),
    api.room.list({}),
    api.work.list({ sort: "newest" }),
  ]);
  const commons = rooms.find((room) => room.slug === COMMONS) ?? null;
  const others = rooms.filter((room) => room.slug !== COMMONS).slice(0, 4);
  const online = commons?.online ?? 0;
  return (
    <Words areas={["instrument", "landing"]}>
      <SiteHeader me={me} />
      <main>
        <div className="mx-auto grid w-full max-w-[1520px] items-center gap-x-16 gap-y-10 px-5 pt-4 sm:px-10 lg:grid-cols-[minmax(0,1fr)_minmax(0,min(46rem,74dvh))] short:grid-cols-2 short:items-start short:gap-x-8 lg:pt-8">
          <section className="flex flex-col lg:pb-16">
            <h1 className="font-semibold text-[clamp(2.6rem,6vw,6.25rem)] leading-[0.98] tracking-[-0.045em]">
              {t("page.manyHandsOnePicture")}
            </h1>
            {/* On a phone the field comes first: it should be in view before anything is scrolled. */}
            <p className="mt-6 mb-8 max-w-[44ch] text-lg text-soft leading-relaxed max-lg:order-last max-lg:mb-0 short:order-none short:mb-8">
              {t("page.cohueStudioWherePeople")}
            </p>
            <div className="max-lg:mt-6 short:mt-0">
              <ComeInForm
                suggestion={suggestName()}
                signedInAs={knownAs(me)}
                to={`/r/${COMMONS}`}
                note={t("page.noAccountNeededStep", { online, people: people(tFrame, online) })}
              />
            </div>
          </section>
          <div className="max-lg:order-first short:order-none!">
            <HeroPicture room={commons} />
          </div>
        </div>
        <NewestWorks works={works.slice(0, NEWEST)} />
        <LobbyPeek rooms={others} />
        <HowItWorks />
        <Honesty />
      </main>
      <SiteFooter />
    </Words>
  );
}
