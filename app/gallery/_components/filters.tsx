import { Search } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Button } from "@/app/_components/ui/button";
import { inputClass } from "@/app/_components/ui/input-class";
import type { Say } from "@/app/_words/say";
import { licenceLabel } from "@/app/_works/licence-words";
import type { ModelInfo } from "@/core/picture/model/model-file";
import { LICENCE_IDS } from "@/core/work/record/licences";
import type { GalleryQuery } from "./gallery-query";

/** OKLab hues in degrees, by a word for each. */
const huesIn = (t: Say<"gallery">) =>
  [
    [t("filters.red"), 25, "#c8503c"],
    [t("filters.orange"), 60, "#c87a1e"],
    [t("filters.yellow"), 100, "#a89a1c"],
    [t("filters.green"), 145, "#3f9a4b"],
    [t("filters.teal"), 195, "#1f9a99"],
    [t("filters.blue"), 255, "#3c7fc8"],
    [t("filters.violet"), 300, "#8a63c8"],
    [t("filters.pink"), 350, "#c85a91"],
  ] as const;

const select = `${inputClass} max-w-full sm:w-auto`;
/** What stands behind "More", unless one of it is chosen. */
const MORE = ["model", "class", "licence", "since", "until"] as const;

/** A plain form: its values are the page's address. */
export function Filters({ query, models }: { query: GalleryQuery; models: readonly ModelInfo[] }) {
  const tTerms = useTranslations("terms");
  const t = useTranslations("gallery");
  const without = (key: string) => {
    const { [key]: _gone, page: _page, ...rest } = query;
    return `/gallery?${new URLSearchParams(rest)}`;
  };
  return (
    <search>
      <form action="/gallery" className="mt-6 flex flex-wrap items-center gap-3">
        <label className="min-w-0 grow max-sm:w-full sm:max-w-sm">
          <span className="sr-only">{t("filters.searchTitlesPeopleTags")}</span>
          <input
            type="search"
            name="search"
            defaultValue={query.search}
            placeholder={t("filters.titlesPeopleTags")}
            maxLength={200}
            className={inputClass}
          />
        </label>
        <label className="max-sm:grow">
          <span className="sr-only">{t("filters.order")}</span>
          <select name="sort" defaultValue={query.sort ?? "newest"} className={select}>
            <option value="newest">{t("filters.newestFirst")}</option>
            <option value="applauded">{t("filters.mostApplauded")}</option>
            <option value="oldest">{t("filters.oldestFirst")}</option>
          </select>
        </label>
        {query.hue && <input type="hidden" name="hue" value={query.hue} />}
        <Button type="submit">
          <Search aria-hidden />
          {t("filters.find")}
        </Button>
        {/* A spot stands in the middle of what one touches: pulled out by that much, the row begins and ends where the fields do. */}
        <fieldset className="-mx-3 grid w-[calc(100%+1.5rem)] grid-cols-8 items-center sm:flex sm:flex-wrap sm:gap-1">
          <legend className="sr-only">{t("filters.colour")}</legend>
          {huesIn(t).map(([name, hue, colour]) => {
            const on = query.hue === String(hue);
            const { page: _page, ...rest } = query;
            return (
              <Link
                key={name}
                href={on ? without("hue") : `/gallery?${new URLSearchParams({ ...rest, hue: String(hue) })}`}
                aria-current={on ? "true" : undefined}
                aria-label={
                  on
                    ? t("filters.worksAnyColour")
                    : t("filters.worksMostlyName", { name: name.toLowerCase() })
                }
                className="group inline-flex h-11 min-w-0 items-center justify-center rounded-md hover:bg-well sm:w-11"
              >
                <span
                  className="size-5 rounded-full outline-2 outline-transparent outline-offset-2 group-aria-[current]:outline-ink"
                  style={{ background: colour }}
                />
              </Link>
            );
          })}
          {Object.entries(query).some(([key, value]) => key !== "page" && value) && (
            <Link
              href="/gallery"
              className="touch col-span-8 mx-3 w-fit underline underline-offset-4 max-sm:my-2"
            >
              {t("filters.everything")}
            </Link>
          )}
        </fieldset>
        <details open={MORE.some((key) => query[key])} className="w-full">
          <summary className="touch w-fit cursor-pointer text-soft hover:text-ink">
            {t("filters.modelFamilyLicenceDate")}
          </summary>
          <div className="mt-2 grid grid-cols-2 items-end gap-3 pb-2 sm:flex sm:flex-wrap">
            {models.length > 1 && (
              <label>
                <span className="sr-only">{t("filters.model")}</span>
                <select name="model" defaultValue={query.model ?? ""} className={select}>
                  <option value="">{t("filters.everyModel")}</option>
                  {models.map((model) => (
                    <option key={model.id} value={model.id}>
                      {model.title}
                    </option>
                  ))}
                </select>
              </label>
            )}
            <label>
              <span className="sr-only">{t("filters.familyOrTradition")}</span>
              <select name="class" defaultValue={query.class ?? ""} className={select}>
                <option value="">{t("filters.everyFamily")}</option>
                {models.flatMap((model) =>
                  model.classes.map((c) => (
                    <option key={`${model.id}-${c.id}`} value={c.id}>
                      {c.label}
                    </option>
                  )),
                )}
              </select>
            </label>
            <label>
              <span className="sr-only">{t("filters.licence")}</span>
              <select name="licence" defaultValue={query.licence ?? ""} className={select}>
                <option value="">{t("filters.everyLicence")}</option>
                {LICENCE_IDS.map((id) => (
                  <option key={id} value={id}>
                    {licenceLabel(tTerms, id)}
                  </option>
                ))}
              </select>
            </label>
            {(["since", "until"] as const).map((key) => (
              <label
                key={key}
                className="flex min-w-0 flex-col gap-1 text-soft text-sm sm:flex-row sm:items-center sm:gap-2"
              >
                {key === "since" ? t("filters.from") : t("filters.to")}
                <input
                  type="date"
                  name={key}
                  defaultValue={query[key]}
                  aria-label={key === "since" ? t("filters.publishedFrom") : t("filters.publishedUntil")}
                  className={`${inputClass} min-w-0 text-ink sm:w-auto`}
                />
              </label>
            ))}
          </div>
        </details>
      </form>
    </search>
  );
}
