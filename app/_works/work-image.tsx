import type { CSSProperties } from "react";
import { cn } from "@/app/_components/ui/cn";
import { type Ratio, SQUARE } from "@/core/picture/recipe/ratio";
import { aspectOf, shapeOf } from "@/core/picture/render/shape";

type WorkImageProps = {
  id: string;
  version: number;
  size: 256 | 512 | 1024;
  alt: string;
  /** The work's shape; left out where a square tile shows the middle of it. */
  ratio?: Ratio;
  eager?: boolean;
  className?: string;
};

/** A published work, as its marked file. The version in the address lets a new one through at once. */
export function WorkImage({
  id,
  version,
  size,
  alt,
  ratio = SQUARE,
  eager = false,
  className,
}: WorkImageProps) {
  const format = size === 1024 ? "jpeg" : "webp";
  return (
    <img
      src={`/api/works/${id}/${size}.${format}?v=${version}`}
      alt={alt}
      {...shapeOf(ratio, size)}
      loading={eager ? "eager" : "lazy"}
      decoding="async"
      style={{ aspectRatio: aspectOf(ratio), "--shape": aspectOf(ratio) } as CSSProperties}
      className={cn("work-image", className)}
    />
  );
}

/** For a work by itself: a tall one is no higher than the screen, and none is on a phone that lies on its side. */
export const onScreen = (ratio: Ratio): string =>
  aspectOf(ratio) < 1
    ? "mx-auto w-[min(100%,calc(88dvh*var(--shape)))]"
    : "max-lg:mx-auto max-lg:w-[min(100%,calc(88dvh*var(--shape)))]";

/** How wide a work is in a square place that it fits into whole. */
export const widthInSquare = (ratio: Ratio): string => `${100 * Math.min(1, aspectOf(ratio))}%`;
