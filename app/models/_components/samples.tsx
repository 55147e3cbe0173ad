import { useTranslations } from "next-intl";

const SHOWN = 4;

/** What a model draws: its golden pictures, side by side. */
export function Samples({ model, samples, title }: { model: string; samples: number; title: string }) {
  const t = useTranslations("models");
  const shown = Array.from({ length: Math.min(SHOWN, samples) }, (_, n) => n);
  return (
    <div
      className="grid grid-cols-4 gap-1 sm:gap-2"
      role="img"
      aria-label={t("samples.picturesByTitle", { title })}
    >
      {shown.map((n) => (
        <img
          key={n}
          src={`/api/models/${model}/samples/${n}.png`}
          alt=""
          width={256}
          height={256}
          className="aspect-square w-full bg-well object-cover"
        />
      ))}
    </div>
  );
}
