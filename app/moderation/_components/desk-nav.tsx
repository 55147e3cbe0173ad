"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";

const PAGES = [
  { href: "/moderation", label: "Queue" },
  { href: "/moderation/live", label: "Live rooms" },
  { href: "/log", label: "Public log" },
  { href: "/transparency", label: "Transparency" },
  { href: "/rules", label: "Rules" },
];

export function DeskNav() {
  const path = usePathname();
  return (
    <nav
      aria-label="Moderation"
      className="-mx-4 flex gap-5 overflow-x-auto border-line border-b px-4 [scrollbar-width:none] sm:mx-0 sm:px-0"
    >
      {PAGES.map(({ href, label }) => (
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
