import { useTranslations } from "next-intl";
import type { Moment } from "@/app/_api/types";
import { ago } from "@/app/_components/ago";
import { useNames } from "@/app/_components/known-as";
import { cn } from "@/app/_components/ui/cn";
import { useLive } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";
import { type Lists, useLists } from "@/app/_words/in-list";
import type { Say } from "@/app/_words/say";

const names = (t: Say<"room">, lists: Lists, by: readonly string[]): string =>
  by.length > 2 ? t("filmMoment.valueAndOthers", { value: lists.row(by.slice(0, 2)) }) : lists.list(by);

/** One settled picture of the film. */
export function FilmMoment({ moment, className }: { moment: Moment; className: string }) {
  const t = useTranslations("room");
  const tFrame = useTranslations("frame");
  const lists = useLists();
  const live = useLive();
  const pastMoment = useSignal(live.pastMoment);
  const shown = useNames();
  const { seq, at, url } = moment;
  const by = moment.by.map(shown);
  return (
    <li>
      <button
        type="button"
        aria-label={t("filmMoment.momentSeqAgo", {
          seq,
          ago: ago(tFrame, at, Date.now()),
          by: by.length ? "yes" : "no",
          names: names(t, lists, by),
        })}
        aria-pressed={pastMoment?.seq === seq}
        onPointerEnter={(event) => event.pointerType === "mouse" && live.peek.set(url)}
        onPointerLeave={() => live.peek.set(null)}
        onClick={({ currentTarget }) => {
          live.peek.set(null);
          const { naturalWidth = 0, naturalHeight = 0 } = currentTarget.querySelector("img") ?? {};
          const shape = naturalHeight > 0 ? { aspect: naturalWidth / naturalHeight } : {};
          live.pastMoment.set({ seq, url, at, by: names(t, lists, by), ...shape });
        }}
        className={cn(
          "block overflow-hidden rounded-sm bg-well opacity-85 transition-opacity hover:opacity-100 focus-visible:opacity-100 aria-pressed:opacity-100 not-focus-visible:aria-pressed:outline-2 not-focus-visible:aria-pressed:outline-ink",
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
          // Without a connection an empty place says less wrong than a torn picture.
          onError={({ currentTarget }) => currentTarget.style.setProperty("visibility", "hidden")}
          onLoad={({ currentTarget }) => currentTarget.style.removeProperty("visibility")}
          className="size-full object-contain"
        />
      </button>
    </li>
  );
}
