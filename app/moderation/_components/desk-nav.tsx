"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import type { Say } from "@/app/_words/say";

const pagesIn = (t: Say<"desk">) => [
  { href: "/moderation", label: t("deskNav.queue") },
  { href: "/moderation/live", label: t("deskNav.liveRooms") },
  { href: "/log", label: t("deskNav.publicLog") },
  { href: "/transparency", label: t("deskNav.transparency") },
  { href: "/rules", label: t("deskNav.rules") },
];

export function DeskNav() {
  const t = useTranslations("desk");
  const path = usePathname();
  return (
    <nav
      aria-label={t("deskNav.moderation")}
      className="-mx-4 flex gap-5 overflow-x-auto border-line border-b px-4 [scrollbar-width:none] sm:mx-0 sm:px-0"
    >
      {pagesIn(t).map(({ href, label }) => (
        <Link
          key={href}
          href={href}
          prefetch={false}
          aria-current={path === href ? "page" : undefined}
          className="-mb-px inline-flex h-11 shrink-0 items-center border-transparent border-b-2 font-medium text-soft hover:text-ink aria-[current]:border-ink aria-[current]:text-ink"
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
