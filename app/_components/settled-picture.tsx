"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Mark } from "./mark";
import { cn } from "./ui/cn";

type SettledPictureProps = { url: string | null; alt: string; className?: string; eager?: boolean };

/** A room's settled picture; a newer one fades in over it once it is decoded, so nothing ever flashes. */
export function SettledPicture({ url, alt, className, eager = false }: SettledPictureProps) {
  const t = useTranslations("frame");
  const [layers, setLayers] = useState<readonly string[]>(url ? [url] : []);

  useEffect(() => {
    if (!url) return;
    let current = true;
    const next = new Image();
    next.src = url;
    const show = () => current && setLayers((now) => (now.at(-1) === url ? now : [...now.slice(-1), url]));
    next.decode().then(show, () => {
      // A picture that cannot be fetched leaves the last one hanging.
    });
    return () => {
      current = false;
    };
  }, [url]);

  return (
    <div className={cn("@container relative aspect-square w-full overflow-hidden bg-well", className)}>
      {layers.length === 0 && (
        <div className="absolute inset-0 grid place-items-center text-soft">
          <span className="flex flex-col items-center gap-3 text-sm">
            <Mark className="size-8 opacity-70" />
            {/* In a small tile the mark says it. */}
            <span className="@max-[9rem]:sr-only">{t("settledPicture.noPictureYet")}</span>
          </span>
        </div>
      )}
      {layers.map((layer, i) => (
        <img
          key={layer}
          src={layer}
          alt={i === layers.length - 1 ? alt : ""}
          width={1024}
          height={1024}
          loading={eager ? "eager" : "lazy"}
          decoding="async"
          draggable={false}
          // Neither the sign of a broken picture: what it lay over shows again, or that there is none.
          onError={() => setLayers((now) => now.filter((one) => one !== layer))}
          className={cn("absolute inset-0 size-full object-cover", i > 0 && "animate-appear")}
        />
      ))}
    </div>
  );
}
