import { useTranslations } from "next-intl";

type FirstPicturesProps = { model: string; title: string; count: number };

/** What rooms with a model begin with, by seed 1 and on: nothing is chosen. */
export function FirstPictures({ model, title, count }: FirstPicturesProps) {
  const t = useTranslations("models");
  return (
    <ul className="grid grid-cols-4 gap-1 sm:gap-2">
      {Array.from({ length: count }, (_, n) => n + 1).map((seed) => (
        <li key={seed}>
          <img
            src={`/api/models/${model}/first/${seed}.jpg`}
            alt={t("firstPictures.titleSeed", { title, seed: String(seed) })}
            width={512}
            height={512}
            loading="lazy"
            className="aspect-square w-full bg-well object-cover"
          />
        </li>
      ))}
    </ul>
  );
}
