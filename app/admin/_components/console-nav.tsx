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
import { useEffect, useRef } from "react";

const PAGES = [
  { href: "/admin", label: "Overview", icon: LayoutDashboard },
  { href: "/admin/people", label: "People", icon: Users },
  { href: "/admin/models", label: "Models", icon: Box },
  { href: "/admin/rendering", label: "Rendering", icon: Cpu },
  { href: "/admin/settings", label: "Settings", icon: SlidersHorizontal },
  { href: "/admin/lists", label: "Lists", icon: ListX },
  { href: "/admin/storage", label: "Storage", icon: HardDrive },
  { href: "/admin/audit", label: "Audit log", icon: ScrollText },
  { href: "/admin/backup", label: "Backup", icon: Database },
];

/** Beside the pages on a wide screen; above them, to be pushed sideways, on a narrow one. */
export function ConsoleNav() {
  const path = usePathname();
  const list = useRef<HTMLUListElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is another link to bring into view
  useEffect(() => {
    list.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [path]);
  return (
    <nav
      aria-label="Administration"
      className="-mx-4 overflow-x-auto px-4 [scrollbar-width:none] max-lg:sticky max-lg:top-0 max-lg:z-10 max-lg:border-line max-lg:border-b max-lg:bg-paper sm:-mx-10 sm:px-10 lg:mx-0 lg:px-0"
    >
      <ul ref={list} className="flex gap-1 py-1 lg:sticky lg:top-6 lg:flex-col lg:py-2">
        {PAGES.map(({ href, label, icon: Icon }) => (
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
