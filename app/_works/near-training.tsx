import { useTranslations } from "next-intl";
import type { Say } from "@/app/_words/say";
import type { Training } from "@/core/work/record/originality";

/** The nearest training images by name, how near they are, and what that proves. */
export function NearTraining({ training }: { training: Training }) {
  const t = useTranslations("works");
  if (training.kind === "none")
    return <p className="mt-3 max-w-prose text-soft">{t("nearTraining.modelHasNoTraining")}</p>;
  if (training.kind === "unknown")
    return <p className="mt-3 max-w-prose text-soft">{unknownWords(t, training.why)}</p>;
  return (
    <div className="mt-3 flex max-w-prose flex-col gap-4">
      <p>{inWords(t, training)}</p>
      <ol className="flex flex-col gap-2">
        {training.nearest.map((image, i) => (
          // Two images of one work may be among the nearest.
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes.
          <li key={i} className="flex items-baseline gap-3">
            <span className="w-5 shrink-0 text-end text-soft tabular-nums">{i + 1}</span>
            <span className="min-w-0 flex-1">
              {isAddress(image.source) ? (
                <a href={image.source} rel="noopener nofollow" className="underline underline-offset-4">
                  {image.title || t("nearTraining.untitled")}
                </a>
              ) : (
                <cite>{image.title || t("nearTraining.untitled")}</cite>
              )}
              <span className="text-soft">
                {" "}
                {t("nearTraining.byArtistDate", {
                  artist: image.artist || t("nearTraining.anUnnamedArtist"),
                  date: image.date && `, ${image.date}`,
                })}
              </span>
            </span>
            <span className="shrink-0 text-sm text-soft tabular-nums">
              {t("nearWorks.distance", { distance: image.distance })}
            </span>
          </li>
        ))}
      </ol>
      <p className="text-sm text-soft">
        {t("nearTraining.imagesImagesModelTrained", { images: training.images })}
      </p>
    </div>
  );
}

/** Addresses in a data sheet are somebody else's words: only plain ones become links. */
const isAddress = (source: string): boolean => /^https?:\/\//.test(source);

function inWords(t: Say<"works">, { percentile, heldOut }: Extract<Training, { kind: "measured" }>): string {
  if (percentile === null) return t("nearTraining.noImageHeldOut");
  const share = Math.round(percentile * 100);
  if (percentile < 0.01) return t("nearTraining.nearerTrainingImageThan", { heldOut });
  if (share <= 25) return t("nearTraining.ratherNearNearestTraining", { share, heldOut });
  if (share >= 100) return t("nearTraining.fartherEveryTrainingImage", { heldOut });
  return t("nearTraining.farTrainingImagesWorks", { share, heldOut });
}

/** Why nothing is known, as the server writes it with the work. */
const UNKNOWN = {
  "This model came without its training images' features.": "noFeatures",
  "The model is not here any more in the version that made this work.": "modelGone",
  "The model's critic does not run on this instance.": "noCritic",
} as const;

const unknownWords = (t: Say<"works">, why: string): string =>
  Object.hasOwn(UNKNOWN, why) ? t(`nearTraining.${UNKNOWN[why as keyof typeof UNKNOWN]}`) : why;
