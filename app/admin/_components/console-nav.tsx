"use client";

import {
  Box,
  Cpu,
  Database,
  HardDrive,
  LayoutDashboard,
  ListX,
  ScrollText,
  SlidersHorizontal,
  Users,
} from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import type { Say } from "@/app/_words/say";

const pagesIn = (t: Say<"admin">) => [
  { href: "/admin", label: t("consoleNav.overview"), icon: LayoutDashboard },
  { href: "/admin/people", label: t("consoleNav.people"), icon: Users },
  { href: "/admin/models", label: t("consoleNav.models"), icon: Box },
  { href: "/admin/rendering", label: t("consoleNav.rendering"), icon: Cpu },
  { href: "/admin/settings", label: t("consoleNav.settings"), icon: SlidersHorizontal },
  { href: "/admin/lists", label: t("consoleNav.lists"), icon: ListX },
  { href: "/admin/storage", label: t("consoleNav.storage"), icon: HardDrive },
  { href: "/admin/audit", label: t("consoleNav.auditLog"), icon: ScrollText },
  { href: "/admin/backup", label: t("consoleNav.backup"), icon: Database },
];

/** Beside the pages on a wide screen; above them, to be pushed sideways, on a narrow one. */
export function ConsoleNav() {
  const t = useTranslations("admin");
  const path = usePathname();
  const list = useRef<HTMLUListElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is another link to bring into view
  useEffect(() => {
    list.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [path]);
  return (
    <nav
      aria-label={t("consoleNav.administration")}
      className="-mx-4 overflow-x-auto px-4 [scrollbar-width:none] max-lg:sticky max-lg:top-0 max-lg:z-10 max-lg:border-line max-lg:border-b max-lg:bg-paper sm:-mx-10 sm:px-10 lg:mx-0 lg:px-0"
    >
      <ul ref={list} className="flex gap-1 py-1 lg:sticky lg:top-6 lg:flex-col lg:py-2">
        {pagesIn(t).map(({ href, label, icon: Icon }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={path === href ? "page" : undefined}
              className="flex h-11 items-center gap-2.5 whitespace-nowrap rounded-md px-3 text-soft hover:bg-well hover:text-ink aria-[current=page]:bg-well aria-[current=page]:font-medium aria-[current=page]:text-ink"
            >
              <Icon aria-hidden className="size-4.5 shrink-0" />
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
