import Link from "next/link";

const SECTIONS = [
  ["/gallery", "Works"],
  ["/exhibitions", "Exhibitions"],
  ["/collections", "Collections"],
] as const;

/** The three ways through the gallery. */
export function GallerySections({ at }: { at: (typeof SECTIONS)[number][0] }) {
  return (
    <nav aria-label="Gallery" className="flex gap-5 border-line border-b">
      {SECTIONS.map(([href, label]) => (
        <Link
          key={href}
          href={href}
          aria-current={href === at ? "page" : undefined}
          className="-mb-px inline-flex h-12 items-center border-transparent border-b-2 font-medium text-soft hover:text-ink aria-[current]:border-ink aria-[current]:text-ink"
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
