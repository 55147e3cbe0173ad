import { useTranslations } from "next-intl";
import type { Say } from "@/app/_words/say";

const notesIn = (t: Say<"landing">) =>
  [
    [t("honesty.theNetwork"), t("honesty.commonsDrawnFieldsSmall")],
    [t("honesty.whoSeesWhat"), t("honesty.publicRoomEveryoneSees")],
    [t("honesty.whatIsKept"), t("honesty.roomKeepsLogEdits")],
    [t("honesty.whoseItIs"), t("honesty.publishedWorkSaysHow")],
  ] as const;

/** What a visitor should know before they put time into it. */
export function Honesty() {
  const t = useTranslations("landing");
  return (
    <section aria-labelledby="honest" className="mx-auto mt-28 w-full max-w-[1520px] px-5 sm:px-10">
      <h2 id="honest" className="font-semibold text-2xl tracking-tight">
        {t("honesty.plainlySaid")}
      </h2>
      <dl className="mt-8 grid gap-x-12 gap-y-8 border-line border-t pt-8 sm:grid-cols-2 xl:grid-cols-4">
        {notesIn(t).map(([title, words]) => (
          <div key={title}>
            <dt className="font-semibold">{title}</dt>
            <dd className="mt-1.5 max-w-[52ch] text-soft">{words}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
