import { useTranslations } from "next-intl";
import { cn } from "@/app/_components/ui/cn";
import type { Say } from "@/app/_words/say";

/** Palettes to begin with: pigments that were on one shelf. */
const beginningsIn = (t: Say<"room">) =>
  [
    {
      name: t("paletteChoices.woodblock"),
      colours: ["#1d2b45", "#3f6b8c", "#a9c3c4", "#efe3c8", "#d9733f", "#8c2f2a"],
    },
    { name: t("paletteChoices.harbour"), colours: ["#0f2530", "#2f5d62", "#6fa8a0", "#dfe7dc", "#e3b261"] },
    { name: t("paletteChoices.ember"), colours: ["#190d0b", "#551a12", "#b63d17", "#f08a2c", "#ffe2a8"] },
    { name: t("paletteChoices.moss"), colours: ["#141a10", "#38471f", "#71803a", "#b9b878", "#efe9cf"] },
    { name: t("paletteChoices.ink"), colours: ["#0d0d0d", "#3a3a3a", "#7d7b77", "#c9c5bc", "#f6f2e8"] },
  ] as const;

type PaletteChoicesProps = {
  /** The colours that the room has now; null for the picture's own. */
  chosen: readonly string[] | null;
  onChoose: (colours: readonly string[]) => void;
  className?: string;
};

/** Palettes to choose from, the room's own marked among them: one may be tried after the other. */
export function PaletteChoices({ chosen, onChoose, className }: PaletteChoicesProps) {
  const t = useTranslations("room");
  return (
    <ul aria-label={t("paletteChoices.palettes")} className={cn("flex flex-col gap-2", className)}>
      {beginningsIn(t).map(({ name, colours }) => (
        <li key={name}>
          <button
            type="button"
            aria-pressed={chosen?.join() === colours.join()}
            onClick={() => onChoose(colours)}
            className="flex h-12 w-full items-center gap-3 rounded-md border border-line px-3 hover:bg-sunk aria-pressed:border-ink"
          >
            <span className="w-24 text-start">{name}</span>
            <span aria-hidden className="flex h-6 flex-1 overflow-hidden rounded-sm border border-line">
              {colours.map((colour) => (
                <span key={colour} className="flex-1" style={{ background: colour }} />
              ))}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
