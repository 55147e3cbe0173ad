import { useTranslations } from "next-intl";
import type { Moment } from "@/app/_api/types";
import { ago } from "@/app/_components/ago";
import { cn } from "@/app/_components/ui/cn";
import { useLive } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";

const names = (by: readonly string[]): string =>
  by.length > 2 ? `${by.slice(0, 2).join(", ")} and others` : by.join(" and ");

/** One settled picture of the film. */
export function FilmMoment({ moment, className }: { moment: Moment; className: string }) {
  const tFrame = useTranslations("frame");

  const live = useLive();
  const pastMoment = useSignal(live.pastMoment);
  const { seq, at, url, by } = moment;
  return (
    <li>
      <button
        type="button"
        aria-label={`Moment ${seq}, ${ago(tFrame, at, Date.now())}${by.length ? `, by ${names(by)}` : ""}`}
        aria-pressed={pastMoment?.seq === seq}
        onPointerEnter={(event) => event.pointerType === "mouse" && live.peek.set(url)}
        onPointerLeave={() => live.peek.set(null)}
        onClick={() => {
          live.peek.set(null);
          live.pastMoment.set({ seq, url, at, by: names(by) });
        }}
        className={cn(
          "block overflow-hidden rounded-sm opacity-85 transition-opacity hover:opacity-100 focus-visible:opacity-100 aria-pressed:opacity-100 not-focus-visible:aria-pressed:outline-2 not-focus-visible:aria-pressed:outline-ink",
          className,
        )}
      >
        <img
          src={url}
          alt=""
          width={72}
          height={72}
          loading="lazy"
          decoding="async"
          draggable={false}
          className="size-full object-cover"
        />
      </button>
    </li>
  );
}
