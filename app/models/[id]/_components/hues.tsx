import { useTranslations } from "next-intl";

const percent = (x: number): string => `${Math.round(x * 100)}\u00a0%`;

/** Shares of hue in what a model makes: a bias one would otherwise only feel. */
export function Hues({ hues, psi }: { hues: readonly number[]; psi: number }) {
  const t = useTranslations("models");
  const most = Math.max(...hues) || 1;
  return (
    <figure>
      <figcaption>
        <span className="font-semibold">{t("hues.huesReaches")}</span>
        <span className="block text-soft text-sm">{t("hues.shareEachHuePictures", { psi })}</span>
      </figcaption>
      <div
        className="mt-3 flex h-40 items-end gap-1"
        role="img"
        aria-label={hues.map((share, i) => `${i * 30} degrees: ${percent(share)}`).join(", ")}
      >
        {hues.map((share, i) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place on the circle
            key={i}
            className="flex-1 transition-[height] duration-200 motion-reduce:transition-none"
            style={{
              height: `${Math.max(1, (100 * share) / most)}%`,
              background: `oklch(0.68 0.14 ${i * (360 / hues.length)})`,
            }}
          />
        ))}
      </div>
    </figure>
  );
}
